import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const pages = {
  first: {
    wxml: '<view style="height: 2000px">长</view><view id="foot">底</view>',
    js: `{
      data: { resized: 0, shown: 0 },
      onShow() { this.setData({ shown: this.data.shown + 1, scale: wx.getAppBaseInfo().fontSizeScaleFactor }) },
      onResize() { this.setData({ resized: this.data.resized + 1 }) },
      sync(name, ...given) { return wx[name](...given) },
      read(name) { return typeof wx[name] },
      listen() { wx.onWindowResize(({ size }) => this.setData({ heard: size.windowWidth })) },
    }`,
  },
  second: { wxml: '<view>二</view>' },
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones(pages)
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('first', 'elder')
})

const run = <T>(method: string, ...given: unknown[]) => phone.call<T>(method, ...given)
const sync = <T>(name: string, ...given: unknown[]) => run<T>('sync', name, ...given)

describe('what the phone says of itself', () => {
  test('its window, the bars taken off, and its letter size', async () => {
    expect(await sync('getWindowInfo')).toMatchObject({
      windowWidth: 375,
      windowHeight: 812 - 44,
      screenHeight: 812,
    })
    expect(await sync('getAppBaseInfo')).toMatchObject({
      fontSizeScaleFactor: 1,
      fontSizeSetting: 17,
    })
    expect(await sync('getSystemInfoSync')).toMatchObject({ windowWidth: 375, language: 'zh_CN' })
  })

  test('the open page hears of a new letter size by being shown again', async () => {
    await phone.page.evaluate(() => window.__host?.setFontScale(1.4))
    expect(await phone.data()).toMatchObject({ shown: 2, scale: 1.4 })
  })

  test('a listener hears of a new window', async () => {
    await run('listen')
    await phone.page.setViewportSize({ width: 414, height: 896 })
    await phone.page.waitForFunction(
      () =>
        (window.__host?.host.currentPage()?.instance['data'] as { heard?: number }).heard === 414,
    )
  })
})

describe('going about', () => {
  test('from page to page and back, with failures in WeChat words', async () => {
    await phone.wx('navigateTo', { url: '/pages/second/index' })
    expect(await phone.page.evaluate(() => window.__host?.route())).toBe('pages/second/index')
    await phone.wx('navigateBack')
    expect(await phone.page.evaluate(() => window.__host?.route())).toBe('pages/first/index')
    await expect(phone.wx('navigateTo', { url: '/pages/none/index' })).rejects.toThrow(
      /^page.evaluate: Error: navigateTo:fail /,
    )
  })

  test('to a place on the page, by offset and by selector', async () => {
    const top = () => phone.page.locator('.host-scroller').evaluate((each) => each.scrollTop)
    await phone.wx('pageScrollTo', { scrollTop: 300, duration: 0 })
    expect(await top()).toBe(300)
    await phone.wx('pageScrollTo', { selector: '#foot', duration: 0 })
    expect(await top()).toBeGreaterThan(1000)
    await expect(phone.wx('pageScrollTo', { selector: '#none' })).rejects.toThrow('#none not found')
  })

  test('the bar takes a new title', async () => {
    await phone.wx('setNavigationBarTitle', { title: '我的合同' })
    await expect(phone.page.getByRole('heading', { name: '我的合同' }).count()).resolves.toBe(1)
  })
})

describe('pictures', () => {
  const photo = {
    name: 'wound.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  }

  test('are chosen with the chooser of the browser and become files of the phone', async () => {
    const chosen = phone.wx('chooseMedia', { count: 1, mediaType: ['image'] }) as Promise<{
      tempFiles: { tempFilePath: string }[]
    }>
    await phone.page.getByRole('button', { name: '选择照片或视频' }).setInputFiles(photo)
    const path = (await chosen).tempFiles[0]?.tempFilePath ?? ''
    expect(path).toMatch(/^wxfile:\/\/tmp\/.+\.png$/)
    expect(await phone.wx('getImageInfo', { src: path })).toMatchObject({
      width: 1,
      height: 1,
      type: 'png',
    })
    await phone.wx('previewImage', { urls: [path] })
    await phone.page.getByRole('dialog', { name: '看图片' }).waitFor()
    await phone.page.getByRole('button', { name: '关闭' }).click()
  })

  test('that nobody chose are a cancelled choice', async () => {
    const chosen = phone.wx('chooseImage', {}).catch((error: Error) => error.message)
    await phone.page.getByRole('button', { name: '取消' }).click()
    expect(await chosen).toContain('chooseImage:fail cancel')
  })
})

test('the clipboard keeps what was copied', async () => {
  await phone.wx('setClipboardData', { data: '0571-88881234' })
  expect(await phone.wx('getClipboardData')).toMatchObject({ data: '0571-88881234' })
  await phone.page.getByText('内容已复制').waitFor()
})

describe('what is not there', () => {
  test('an unknown name reads as undefined and is reported', async () => {
    expect(await run('read', 'makeCoffee')).toBe('undefined')
    expect(await phone.complaints()).toEqual(['wx.makeCoffee'])
  })

  test('a name of WeChat that a browser cannot do fails in WeChat words and is reported', async () => {
    await expect(phone.wx('openBluetoothAdapter')).rejects.toThrow(
      'openBluetoothAdapter:fail not supported',
    )
    expect(await phone.complaints()).toEqual(['wx.openBluetoothAdapter'])
  })

  test('canIUse tells both apart without a report', async () => {
    expect(await sync('canIUse', 'showToast')).toBe(true)
    expect(await sync('canIUse', 'button.open-type.share')).toBe(true)
    expect(await sync('canIUse', 'openBluetoothAdapter')).toBe(false)
    expect(await sync('canIUse', 'makeCoffee')).toBe(false)
    expect(await phone.complaints()).toEqual([])
  })
})
