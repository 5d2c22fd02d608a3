import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

/** A tenth of a second of silence. */
const SILENCE = `data:audio/wav;base64,${Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([0x44, 0x03, 0, 0]),
  Buffer.from('WAVEfmt '),
  Buffer.from([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]),
  Buffer.from('data'),
  Buffer.from([0x20, 0x03, 0, 0]),
  Buffer.alloc(800, 128),
]).toString('base64')}`

const studio = {
  wxml: `<canvas id="paper" type="2d" style="width: 40px; height: 20px" /><button bindtap="play">听</button>
    <video id="film" src="" style="width: 100px; height: 60px" />`,
  js: `{
    data: { heard: [] },
    told(word) { this.setData({ heard: [...this.data.heard, word] }) },
    draw() {
      return new Promise((done) => wx.createSelectorQuery().select('#paper').fields({ node: true }).exec(([{ node }]) => {
        node.width = 40
        node.height = 20
        node.getContext('2d').fillRect(0, 0, 40, 20)
        done(wx.canvasToTempFilePath({ canvas: node, width: 40, height: 20, destWidth: 80, destHeight: 40 }))
      }))
    },
    play() {
      const sound = wx.createInnerAudioContext()
      sound.onEnded(() => this.told('ended ' + sound.src.length))
      sound.src = '${SILENCE}'
      sound.play()
    },
    record() {
      const recorder = wx.getRecorderManager()
      recorder.onStart(() => this.told('start'))
      recorder.onStop(({ tempFilePath, fileSize }) => this.told('stop ' + /webm$/.test(tempFilePath) + ' ' + (fileSize > 0)))
      recorder.onError(({ errMsg }) => this.told(errMsg))
      recorder.start({ duration: 400 })
    },
    film: () => Object.keys(wx.createVideoContext('film')).includes('seek'),
  }`,
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ studio })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('studio', 'doctor')
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

/** Waits until the page was told something, and answers all it was told. */
async function told(count: number) {
  await phone.page.waitForFunction((least) => {
    const data = window.__host?.host.currentPage()?.instance['data'] as { heard: string[] }
    return data.heard.length >= least
  }, count)
  return (await phone.data())['heard']
}

test('a drawing becomes a file, and a smaller one', async () => {
  const { tempFilePath: src } = await phone.call<{ tempFilePath: string }>('draw')
  expect(await phone.wx('getImageInfo', { src })).toMatchObject({
    width: 80,
    height: 40,
    type: 'png',
  })
  const small = (await phone.wx('compressImage', { src, compressedWidth: 20 })) as {
    tempFilePath: string
  }
  const info = await phone.wx('getImageInfo', { src: small.tempFilePath })
  expect(info).toMatchObject({ width: 20, height: 10, type: 'jpeg' })
})

test('what is no picture has no measures', async () => {
  await expect(phone.wx('getImageInfo', { src: 'wxfile://none' })).rejects.toThrow(
    'image not found',
  )
})

test('a sound plays to its end', async () => {
  await phone.page.getByRole('button', { name: '听' }).click()
  expect(await told(1)).toEqual([`ended ${SILENCE.length}`])
})

test('the recorder asks first, and a refusal is an error', async () => {
  await phone.call('record')
  await phone.page.getByRole('button', { name: '拒绝' }).click()
  expect(await told(1)).toEqual(['operateRecorder:fail auth deny'])
})

test('a video is steered by its context', async () => {
  expect(await phone.call('film')).toBe(true)
})
