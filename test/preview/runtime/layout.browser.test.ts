import { sampleBrowser } from '../support/sample-browser'

/** Layout and scrolling need a real browser. */
describe('a phone in Chromium', () => {
  const phone = sampleBrowser()

  it('measures rpx and vh by the phone', async () => {
    await phone.open('pages/scroll/index')
    const box = await phone.boxOf('#tall')
    expect(box).toMatchObject({ width: 375, height: 1440 })
    expect(await phone.boxOf('.fixed')).toMatchObject({ x: 0, y: 680, width: 375, height: 40 })
  })

  it('keeps what is fixed in place while the page scrolls', async () => {
    await phone.open('pages/scroll/index')
    await phone.page.locator('#low').scrollIntoViewIfNeeded()
    expect(await phone.boxOf('.fixed')).toMatchObject({ y: 680 })
  })

  it('paints the whole frame in the colour of the page', async () => {
    await phone.open('pages/scroll/index')
    const color = await phone.page
      .locator('.host-frame')
      .evaluate((frame) => getComputedStyle(frame).backgroundColor)
    expect(color).toBe('rgb(10, 20, 30)')
  })

  it('keeps the sheets of pages and components apart', async () => {
    await phone.open('')
    expect(await phone.colorOf('#title')).toBe('rgb(200, 0, 0)')
    expect(await phone.colorOf('#card > wx-view')).not.toBe('rgb(1, 2, 3)')
    expect(await phone.colorOf('#wxs')).toBe('rgb(9, 8, 7)')
    const weight = await phone.page
      .locator('#title')
      .evaluate((title) => getComputedStyle(title).fontWeight)
    expect(weight).toBe('700')
  })

  it('tells a page that its end has come', async () => {
    await phone.open('pages/list/index')
    await phone.page.mouse.move(180, 400)
    await phone.page.mouse.wheel(0, 5000)
    await phone.page.getByText('第 59 行').waitFor({ state: 'attached' })
    expect(await phone.notes()).toContain('bottom')
  })

  it('gives a page its place back when it is on top again', async () => {
    await phone.open('pages/list/index')
    await phone.page.evaluate(() => window.__host?.host.currentPage()?.scrollTo(400, 0))
    await phone.page.evaluate(async () => {
      await window.__host?.router.navigateTo('/pages/forms/index')
      await window.__host?.router.navigateBack()
    })
    const top = await phone.page.evaluate(
      () => window.__host?.host.currentPage()?.scroller.scrollTop,
    )
    expect(top).toBe(400)
  })

  it('answers where things are, seen from the page', async () => {
    await phone.open('')
    const rect = await phone.page.evaluate(
      () =>
        new Promise((done) => {
          const query = window.__host?.host.createSelectorQuery()
          const node = query?.select('#title') as { boundingClientRect(): void }
          node.boundingClientRect()
          query?.exec(([first]) => done(first))
        }),
    )
    const box = await phone.boxOf('#title')
    expect(rect).toMatchObject({
      id: 'title',
      top: ((box as { y: number } | null)?.y ?? 0) - 44,
      width: 375,
    })
  })

  it('tells when something comes into view', async () => {
    await phone.open('pages/scroll/index')
    const seen = phone.page.evaluate(
      () =>
        new Promise((done) => {
          const observer = window.__host?.host.createIntersectionObserver()
          observer?.relativeToViewport().observe('#low', done)
        }),
    )
    await phone.page.evaluate(() => window.__host?.host.currentPage()?.scrollTo(2000, 0))
    expect(await seen).toMatchObject({ id: 'low', boundingClientRect: { width: 375, height: 100 } })
  })

  it('uses the width of a PC without growing the text', async () => {
    await phone.open('pages/scroll/index', { viewport: { width: 1280, height: 800 } }, '&wide=1')
    await phone.page.locator('#tall').waitFor()
    expect(await phone.boxOf('#tall')).toMatchObject({ width: 1280 })
    expect(await phone.boxOf('.fixed')).toMatchObject({ width: 375 })
  })
})
