import {
  canSpeak,
  chooseSpeech,
  hush,
  speakAloud,
  wantsSpeech,
} from '../../../miniprogram/kit/speak-aloud'
import { newPhone } from '../support/phone'

interface Asked {
  content: string
  success: (voice: object) => void
  fail: (failure: object) => void
}

/** WeChat with the plugin: what it was asked to say, and sounds that end or fail when the test says so. */
function withPlugin(
  answer: (asked: Asked) => void = ({ content, success }) => success({ filename: content }),
) {
  newPhone()
  const played: string[] = []
  const heard: Partial<Record<'ended' | 'stop' | 'error', () => void>> = {}
  const sound = {
    src: '',
    play: () => void played.push(sound.src),
    stop: () => heard.stop?.(),
    destroy: () => undefined,
    onEnded: (tell: () => void) => (heard.ended = tell),
    onStop: (tell: () => void) => (heard.stop = tell),
    onError: (tell: () => void) => (heard.error = tell),
  }
  Object.assign(wx, { createInnerAudioContext: () => sound, setInnerAudioOption: () => undefined })
  Object.assign(globalThis, { requirePlugin: () => ({ textToSpeech: answer }) })
  return { played, heard }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const undeclared = () => {
  throw new Error('plugin "WechatSI" is not defined')
}

it('is not offered where the package has no plugin', async () => {
  newPhone()
  Object.assign(globalThis, { requirePlugin: undeclared })
  expect(canSpeak()).toBe(false)
  chooseSpeech(true)
  expect(wantsSpeech()).toBe(false)
  await expect(speakAloud(['上午好'])).rejects.toThrow('no speech')
})

it('is off until somebody wants it, and stays as chosen', () => {
  withPlugin()
  expect([canSpeak(), wantsSpeech()]).toEqual([true, false])
  chooseSpeech(true)
  expect(wantsSpeech()).toBe(true)
  chooseSpeech(false)
  expect(wantsSpeech()).toBe(false)
})

it('reads one piece after the other, to the end', async () => {
  const { played, heard } = withPlugin()
  const long = '一'.repeat(79)
  const done = speakAloud([long, '第二句'])
  await settled()
  expect(played).toEqual([`${long}。`])
  heard.ended?.()
  await settled()
  expect(played).toEqual([`${long}。`, '第二句。'])
  heard.ended?.()
  await expect(done).resolves.toBeUndefined()
})

it('stops in the middle, and the next piece is not asked for', async () => {
  const { played } = withPlugin()
  const done = speakAloud(['一'.repeat(79), '第二句'])
  await settled()
  hush()
  await expect(done).resolves.toBeUndefined()
  expect(played).toHaveLength(1)
})

it.each([
  ['the plugin refuses', (asked: Asked) => asked.fail({ retcode: -20005 })],
  ['the plugin answers without a sound', (asked: Asked) => asked.success({})],
])('fails when %s', async (_, answer) => {
  withPlugin(answer)
  await expect(speakAloud(['上午好'])).rejects.toThrow('speech was not made')
})

it('fails when the sound cannot be played', async () => {
  const { heard } = withPlugin()
  const done = speakAloud(['上午好'])
  await settled()
  heard.error?.()
  await expect(done).rejects.toThrow('speech was not played')
})
