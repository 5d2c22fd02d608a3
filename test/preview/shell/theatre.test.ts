import type { FrameLocator, Page } from 'playwright-core'
import { openShellTown, people, phoneOn, type ShellTown } from '../support/shell-town'

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
    expect(new Date(town.now).toISOString()).toBe('2026-03-06T00:00:00.000Z')
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
    expect(new Date(town.now).toISOString()).toBe('2026-03-05T01:00:00.000Z')
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
