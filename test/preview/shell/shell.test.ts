import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { lendPhones, type BrowserPhones } from '../support/browser-phones'

const home = {
  wxml: '<view id="who">{{code}}</view><view id="shown">看了 {{shown}} 次</view><view>字 {{scale}}</view>',
  js: `{
    data: { shown: 0 },
    onLoad() { wx.login({ success: ({ code }) => this.setData({ code }) }) },
    onShow() { this.setData({ shown: this.data.shown + 1, scale: wx.getAppBaseInfo().fontSizeScaleFactor }) },
  }`,
}
const other = {
  wxml: '<view>另一页 {{tab}}</view>',
  js: '{ onLoad({ tab }) { this.setData({ tab }) } }',
}

const people = [
  {
    persona: 'elder',
    name: '李桂英',
    says: '82 岁，一个人住。',
    role: '老人 82 岁',
    home: '/pages/home/index',
  },
  {
    persona: 'daughter',
    name: '王丽',
    says: '在外地，替妈妈李桂英办。',
    role: '女儿 48 岁',
    home: '/pages/home/index',
  },
  { persona: 'nurse', name: '张敏', says: '今天五户。', role: '护士', home: '/staff/today/index' },
  {
    persona: 'manager',
    name: '陈主任',
    says: '月底要报 22 项。',
    role: '中心主任',
    home: '/office/board/index',
  },
]

const papers = { name: '刘大山', identityNumber: '990101195710090018', phone: '15400000006' }

let phones: BrowserPhones
let context: BrowserContext
let page: Page
let now: number
let down: boolean

beforeAll(async () => {
  phones = await lendPhones(
    { home, other, 'staff/today': home, 'office/board': home },
    ({ path, body }) => {
      if (down) return { status: 503, body: { error: { message: '小镇还没醒' } } }
      if (path === '/api/demo/people') return { body: people }
      if (path === '/api/demo/papers') return { body: papers }
      if (path === '/api/clock') return { body: { now: new Date(now).toISOString() } }
      if (path !== '/api/demo/clock') return undefined
      now = Date.parse((JSON.parse(body) as { to: string }).to)
      return { body: {} }
    },
  )
})
afterAll(() => phones.close())
beforeEach(() => {
  now = Date.parse('2026-03-05T09:00:00+08:00')
  down = false
})
afterEach(() => context.close())

async function open(path: string, width = 1440, height = 900) {
  context = await phones.browser.newContext({ viewport: { width, height } })
  page = await context.newPage()
  await page.goto(phones.origin + path)
}
const inside = (name: string): FrameLocator => page.frameLocator(`iframe[title="${name}的手机"]`)

describe('the landing page', () => {
  test('offers a phone nobody has used, with the papers of somebody whose it may become', async () => {
    await open('/')
    const card = page.getByRole('button', { name: /^新用户/ })
    await card.getByText('990101195710090018').waitFor()
    await card.click()
    await expect(page.getByRole('button', { pressed: true }).textContent()).resolves.toContain(
      '新用户',
    )
    expect(new URL(page.url()).searchParams.get('as')).toMatch(/^new:\w+$/)
  })

  test('lists the people, opens the phone of the first, and of another when asked', async () => {
    await open('/')
    await inside('李桂英').getByText('demo:elder').waitFor()
    await expect(page.getByRole('button', { pressed: true }).textContent()).resolves.toContain(
      '李桂英',
    )
    await page.getByRole('button', { name: '王丽' }).click()
    await inside('王丽').getByText('demo:daughter').waitFor()
    expect(new URL(page.url()).search).toBe('?as=daughter')
  })

  test('opens any page as anyone from its address', async () => {
    await open(`/?as=daughter&page=${encodeURIComponent('pages/other/index?tab=2')}`)
    await inside('王丽').getByText('另一页 2').waitFor()
  })

  test('changes the letter size of the open page at once', async () => {
    await open('/')
    await inside('李桂英').getByText('demo:elder').waitFor()
    await page.getByLabel('字号').selectOption({ label: 'iOS 关怀模式 ×1.4' })
    await inside('李桂英').getByText('字 1.4').waitFor()
  })

  test('gives the phone another screen, drawn smaller where the window is small', async () => {
    await open('/')
    await inside('李桂英').getByText('demo:elder').waitFor()
    await page.getByLabel('屏幕').selectOption({ label: '小手机 320×568' })
    const width = () =>
      inside('李桂英')
        .locator('#phone')
        .evaluate((each) => each.clientWidth)
    expect(await width()).toBe(320)
    await page.getByLabel('屏幕').selectOption({ label: '平板 768×1024' })
    expect(await width()).toBe(768)
    const box = await page.locator('.phone').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900)
  })

  test('on a real phone shows the people, and a press opens the page over the whole screen', async () => {
    await open('/', 390, 844)
    expect(await page.locator('iframe').isVisible()).toBe(false)
    await page.getByRole('button', { name: '张敏' }).click()
    await page.getByText('demo:nurse').waitFor()
    expect(new URL(page.url()).pathname).toBe('/phone')
    expect(await page.locator('#phone').evaluate((each) => each.clientWidth)).toBe(390)
  })

  test('says what happened when the town does not answer, and tries again', async () => {
    down = true
    await open('/')
    await page.getByText('小镇还没醒').waitFor()
    down = false
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('button', { name: '老人 82 岁' }).waitFor()
  })
})

describe('the theatre', () => {
  test('seats elder, daughter, nurse and office side by side, none cut off', async () => {
    await open('/theatre')
    for (const { name, persona } of people)
      await inside(name).getByText(`demo:${persona}`).waitFor()
    const seats = await page
      .locator('.phone')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right))
    expect(seats).toHaveLength(4)
    expect(Math.max(...seats)).toBeLessThanOrEqual(1440)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('moves one clock for all, and every open page looks again', async () => {
    await open('/theatre')
    for (const { name } of people) await inside(name).getByText('看了 1 次').waitFor()
    await page.getByRole('button', { name: '明早 8:00' }).click()
    await page.getByText('2026年3月6日 星期五').waitFor()
    expect(new Date(now).toISOString()).toBe('2026-03-06T00:00:00.000Z')
    for (const { name } of people) await inside(name).getByText('看了 2 次').waitFor()
  })

  test('does not move the clock back', async () => {
    await open('/theatre')
    await page.getByLabel('自己定时间').fill('2026-03-01T08:00')
    await page.getByRole('button', { name: '拨到' }).click()
    const said = await page
      .getByLabel('自己定时间')
      .evaluate((field) => (field as HTMLInputElement).validationMessage)
    expect(said).not.toBe('')
    expect(new Date(now).toISOString()).toBe('2026-03-05T01:00:00.000Z')
  })

  test('gives a seat to somebody else', async () => {
    await open('/theatre')
    await page
      .getByRole('region', { name: '第 1 台手机' })
      .getByLabel('换一个人')
      .selectOption('daughter')
    await expect(page.locator('iframe[title="王丽的手机"]').count()).resolves.toBe(2)
  })
})

test('an office page fills the window of a PC, under a strip that says who and when', async () => {
  await open('/phone?as=manager&page=office/board/index&wide=1', 1280, 800)
  await page.getByText('邻里医养 · 陈主任').waitFor()
  await page.getByText('2026年3月5日 星期四').waitFor()
  expect(await page.locator('#phone').evaluate((each) => each.clientWidth)).toBe(1280)
})

test('Escape goes back a page, but first closes what lies over it', async () => {
  await open('/phone?as=elder&page=pages/home/index', 375, 812)
  await page.getByText('demo:elder').waitFor()
  await page.evaluate(() => window.__host?.host.router.navigateTo('/pages/other/index'))
  await page.evaluate(() => {
    const page = window.__host?.host.currentPage()?.instance as { callWx(...all: unknown[]): void }
    page.callWx('showActionSheet', { itemList: ['一'], fail: () => undefined })
  })
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog').count()).resolves.toBe(0)
  expect(await page.evaluate(() => window.__host?.route())).toBe('pages/other/index')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => window.__host?.route() === 'pages/home/index')
})
