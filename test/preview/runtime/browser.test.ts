import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import '../../../preview/shell/host-window'
import { buildSample, type BuiltSample } from '../support/built-sample'
import { launchChromium } from '../support/chromium'
import { serve, type StaticServer } from '../support/static-server'

/** Layout, scrolling and real fingers need a real browser. */
describe('the host in Chromium', () => {
  let built: BuiltSample
  let server: StaticServer
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    built = await buildSample()
    server = await serve(built.to)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    server.server.closeAllConnections()
    await server.close()
    built.remove()
  })
  afterEach(() => page.context().close())

  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 375, height: 720 }, ...options })
    context.setDefaultTimeout(8000)
    page = await context.newPage()
    await page.goto(`${server.origin}/phone?page=${encodeURIComponent(path)}`)
    await page.waitForFunction(() => window.__host !== undefined && window.__host.route() !== '')
    await page.evaluate(() => window.__host?.ready)
    return page
  }
  const errors = () => page.evaluate(() => window.__host?.errors)
  const noted = () =>
    page.evaluate(
      () => (window.__host?.host.getApp() as { globalData: { notes: string[] } }).globalData.notes,
    )
  const boxOf = (selector: string) => page.locator(selector).first().boundingBox()
  const colorOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color)

  it('measures rpx and vh by the phone', async () => {
    await open('pages/scroll/index')
    const box = await boxOf('#tall')
    expect(box).toMatchObject({ width: 375, height: 1440 })
    expect(await boxOf('.fixed')).toMatchObject({ x: 0, y: 680, width: 375, height: 40 })
  })

  it('keeps what is fixed in place while the page scrolls', async () => {
    await open('pages/scroll/index')
    await page.locator('#low').scrollIntoViewIfNeeded()
    expect(await boxOf('.fixed')).toMatchObject({ y: 680 })
  })

  it('paints the whole frame in the colour of the page', async () => {
    await open('pages/scroll/index')
    const color = await page
      .locator('.host-frame')
      .evaluate((frame) => getComputedStyle(frame).backgroundColor)
    expect(color).toBe('rgb(10, 20, 30)')
  })

  it('keeps the sheets of pages and components apart', async () => {
    await open('')
    expect(await colorOf('#title')).toBe('rgb(200, 0, 0)')
    expect(await colorOf('#card > wx-view')).not.toBe('rgb(1, 2, 3)')
    expect(await colorOf('#wxs')).toBe('rgb(9, 8, 7)')
    const weight = await page
      .locator('#title')
      .evaluate((title) => getComputedStyle(title).fontWeight)
    expect(weight).toBe('700')
  })

  it('loads a subpackage, script and sheet, when a page of it is opened', async () => {
    await open('')
    expect(await page.evaluate(() => Object.keys(__miniprogram.parts))).toEqual([''])
    await page.evaluate(() => window.__host?.router.navigateTo('/staff/work/index?day=6'))
    await page.getByText('今日 6').waitFor()
    expect(await colorOf('#work')).toBe('rgb(3, 2, 1)')
  })

  it('tells a page that its end has come', async () => {
    await open('pages/list/index')
    await page.mouse.move(180, 400)
    await page.mouse.wheel(0, 5000)
    await page.getByText('第 59 行').waitFor({ state: 'attached' })
    expect(await noted()).toContain('bottom')
  })

  it('gives a page its place back when it is on top again', async () => {
    await open('pages/list/index')
    await page.evaluate(() => window.__host?.host.currentPage()?.scrollTo(400, 0))
    await page.evaluate(async () => {
      await window.__host?.router.navigateTo('/pages/forms/index')
      await window.__host?.router.navigateBack()
    })
    const top = await page.evaluate(() => window.__host?.host.currentPage()?.scroller.scrollTop)
    expect(top).toBe(400)
  })

  it('answers where things are, seen from the page', async () => {
    await open('')
    const rect = await page.evaluate(
      () =>
        new Promise((done) => {
          const query = window.__host?.host.createSelectorQuery()
          const node = query?.select('#title') as { boundingClientRect(): void }
          node.boundingClientRect()
          query?.exec(([first]) => done(first))
        }),
    )
    const box = await boxOf('#title')
    expect(rect).toMatchObject({ id: 'title', top: (box?.y ?? 0) - 44, width: 375 })
  })

  it('tells when something comes into view', async () => {
    await open('pages/scroll/index')
    const seen = page.evaluate(
      () =>
        new Promise((done) => {
          const observer = window.__host?.host.createIntersectionObserver()
          observer?.relativeToViewport().observe('#low', done)
        }),
    )
    await page.evaluate(() => window.__host?.host.currentPage()?.scrollTo(2000, 0))
    expect(await seen).toMatchObject({ id: 'low', boundingClientRect: { width: 375, height: 100 } })
  })

  it('takes a finger on a touch screen for one tap', async () => {
    await open('', { hasTouch: true, isMobile: true })
    await page.locator('#add').tap()
    await page.getByText('邻里 3').waitFor()
    await page.waitForTimeout(400)
    expect(await page.locator('#title').textContent()).toBe('邻里 3')
  })

  it('draws and drives the components of vant', async () => {
    await open('pages/vant/index')
    await page.getByText('好的 0').click()
    await page.getByText('好的 1').waitFor()
    await page.locator('#field input').fill('123')
    await page.locator('#show wx-button').click()
    await page.getByText('下午').waitFor()
    await page.getByText('下午').click()
    await page.getByText('确认').click()
    const data = () => page.evaluate(() => window.__host?.host.currentPage()?.instance.data)
    await page.waitForFunction(
      () => (window.__host?.host.currentPage()?.instance.data as { picked: string }).picked !== '',
    )
    expect(await data()).toMatchObject({ clicks: 1, phone: '123', picked: '下午', shown: false })
    expect(await errors()).toEqual([])
  })

  it('draws a canvas', async () => {
    await open('pages/circle/index')
    await page.waitForTimeout(1200)
    const painted = await page.locator('canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return pixels?.some((value) => value > 0)
    })
    expect(painted).toBe(true)
  })

  it('uses the width of a PC without growing the text', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
    await page.goto(`${server.origin}/phone?page=pages/scroll/index&wide=1`)
    await page.locator('#tall').waitFor()
    expect(await boxOf('#tall')).toMatchObject({ width: 1280 })
    expect(await boxOf('.fixed')).toMatchObject({ width: 375 })
  })
})
