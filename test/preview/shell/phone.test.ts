import type { Page } from 'playwright-core'
import { openShellTown, type ShellTown } from '../support/shell-town'

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
