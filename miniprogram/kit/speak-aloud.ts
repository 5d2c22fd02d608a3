import { pieces } from './spoken'
import { keep, kept } from './storage'

/** WeChat's own way to read words aloud: the plugin 同声传译, under the name the build declares it by. */
interface SpeechPlugin {
  textToSpeech(wanted: {
    lang: 'zh_CN'
    tts: true
    content: string
    success: (voice: { filename?: string }) => void
    fail: (failure: object) => void
  }): void
}

/** Characters at once. Short pieces also begin to sound soon, and a tap stops them soon. */
const MOST = 80

/** Undefined where the package does not declare the plugin, or WeChat does not have it: asking for it throws. */
function plugin(): SpeechPlugin | undefined {
  try {
    return requirePlugin('WechatSI') as SpeechPlugin
  } catch {
    return undefined
  }
}

/** Can this phone read aloud at all? */
export const canSpeak = (): boolean => plugin() !== undefined

/** Does this person want pages read aloud? */
export const wantsSpeech = (): boolean => canSpeak() && kept<string>('linli.speech') === 'on'
export const chooseSpeech = (on: boolean): void => keep('linli.speech', on ? 'on' : 'off')

/** What is being read now; whoever else begins, or hushes, ends it. */
let reading: { stop: () => void } | undefined

/** Stops in the middle of a word. */
export function hush(): void {
  reading?.stop()
  reading = undefined
}

/** Reads the lines one after the other. Resolves at the end or when hushed; rejects when no sound comes. */
export async function speakAloud(lines: string[]): Promise<void> {
  hush()
  const voice = plugin()
  if (!voice) throw new Error('no speech on this phone')
  const sound = wx.createInnerAudioContext()
  // Somebody asked to hear it: the switch at the side of the phone is for what comes unasked.
  void wx.setInnerAudioOption({ obeyMuteSwitch: false })
  const mine = { stop: () => sound.stop() }
  reading = mine
  try {
    for (const piece of pieces(lines, MOST)) {
      const file = await voiced(voice, piece)
      if (reading !== mine) return
      await played(sound, file)
      if (reading !== mine) return
    }
  } finally {
    if (reading === mine) reading = undefined
    sound.destroy()
  }
}

const voiced = (voice: SpeechPlugin, content: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const failed = () => reject(new Error('speech was not made'))
    const success = ({ filename }: { filename?: string }) =>
      filename ? resolve(filename) : failed()
    voice.textToSpeech({ lang: 'zh_CN', tts: true, content, success, fail: failed })
  })

const played = (sound: WechatMiniprogram.InnerAudioContext, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    sound.onEnded(() => resolve())
    sound.onStop(() => resolve())
    sound.onError(() => reject(new Error('speech was not played')))
    sound.src = file
    sound.play()
  })
