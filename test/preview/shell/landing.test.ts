import type { FrameLocator, Page } from 'playwright-core'
import { openShellTown, phoneOn, type ShellTown } from '../support/shell-town'

let town: ShellTown
let page: Page

beforeAll(async () => {
  town = await openShellTown()
})
afterAll(() => town.close())
afterEach(() => town.tidy())

const open = async (path: string, width?: number, height?: number) => {
  page = await town.open(path, width, height)
}
const inside = (name: string): FrameLocator => phoneOn(page, name)

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
    town.down = true
    await open('/')
    await page.getByText('小镇还没醒').waitFor()
    town.down = false
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('button', { name: '老人 82 岁' }).waitFor()
  })
})
