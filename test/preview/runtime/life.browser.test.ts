import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { watchPreview } from '../../../preview/build/watch'
import { sampleBrowser } from '../support/sample-browser'

/** Networks, fingers, canvases and reloads need a real browser. */
describe('a package living in Chromium', () => {
  const phone = sampleBrowser()

  it('loads a subpackage, script and sheet, when a page of it is opened', async () => {
    await phone.open('')
    expect(await phone.page.evaluate(() => Object.keys(__miniprogram.parts))).toEqual([''])
    await phone.page.evaluate(() => window.__host?.router.navigateTo('/staff/work/index?day=6'))
    await phone.page.getByText('今日 6').waitFor()
    expect(await phone.colorOf('#work')).toBe('rgb(3, 2, 1)')
  })

  it('cannot open a subpackage without a network, and can when it is back', async () => {
    await phone.open('')
    const go = () =>
      phone.page.evaluate(() =>
        window.__host?.router.navigateTo('/staff/work/index?day=7').then(
          () => 'opened',
          (error: Error) => error.message,
        ),
      )
    await phone.page.context().setOffline(true)
    expect(await go()).toBe('loadSubpackage:fail')
    expect(await phone.page.evaluate(() => window.__host?.route())).toBe('pages/home/index')
    await phone.page.context().setOffline(false)
    expect(await go()).toBe('opened')
  })

  it('reopens its page when a newer build is there', async () => {
    const watch = await watchPreview({ from: phone.built.folder, to: phone.built.to, also: [] })
    await phone.open('staff/work/index?day=8')
    await phone.page.evaluate(() => window.__host?.router.navigateTo('/pages/detail/index?id=3'))
    await phone.page.locator('#who').waitFor()
    writeFileSync(
      join(phone.built.folder, 'pages/detail/index.wxml'),
      '<view>改好了 {{who}}</view>',
    )
    await phone.page.getByText('改好了 3').waitFor()
    await watch.close()
  })

  it('takes a finger on a touch screen for one tap', async () => {
    await phone.open('', { hasTouch: true, isMobile: true })
    await phone.page.locator('#add').tap()
    await phone.page.getByText('邻里 3').waitFor()
    await phone.page.waitForTimeout(400)
    expect(await phone.page.locator('#title').textContent()).toBe('邻里 3')
  })

  it('draws and drives the components of vant', async () => {
    await phone.open('pages/vant/index')
    await phone.page.getByText('好的 0').click()
    await phone.page.getByText('好的 1').waitFor()
    await phone.page.locator('#field input').fill('123')
    await phone.page.locator('#show wx-button').click()
    await phone.page.getByText('下午').waitFor()
    await phone.page.getByText('下午').click()
    await phone.page.getByText('确认').click()
    const data = () => phone.page.evaluate(() => window.__host?.host.currentPage()?.instance.data)
    await phone.page.waitForFunction(
      () => (window.__host?.host.currentPage()?.instance.data as { picked: string }).picked !== '',
    )
    expect(await data()).toMatchObject({ clicks: 1, phone: '123', picked: '下午', shown: false })
    expect(await phone.page.evaluate(() => window.__host?.errors)).toEqual([])
  })

  it('draws a canvas', async () => {
    await phone.open('pages/circle/index')
    await phone.page.waitForTimeout(1200)
    const painted = await phone.page.locator('canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return pixels?.some((value) => value > 0)
    })
    expect(painted).toBe(true)
  })
})
