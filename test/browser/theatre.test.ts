import type { FrameLocator, Page } from 'playwright-core'
import { openTown, type Town } from '../support/browser'

jest.setTimeout(120_000)

let town: Town
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  town = await openTown()
  page = await town.browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${town.url}/theatre`)
})
afterAll(() => town.close())

/** One of the four phones: only what is on its top page counts. */
class Seat {
  constructor(private readonly frame: FrameLocator) {}

  private get seen() {
    return this.frame.locator('.host-screen:not([hidden]), .host-overlay')
  }

  async tap(...names: (RegExp | string)[]): Promise<void> {
    for (const name of names) {
      const exact = typeof name === 'string'
      await this.seen.getByRole('button', { name, exact }).first().click()
    }
  }

  says = (words: string | RegExp) => this.seen.getByText(words).first().waitFor()
  type = (name: string, words: string) => this.seen.getByRole('textbox', { name }).fill(words)

  /** The number in a key figure of the board. */
  async figure(label: string): Promise<number> {
    const name = await this.seen
      .getByRole('button', { name: new RegExp(`^${label}.*查看明细$`) })
      .getAttribute('aria-label')
    return Number(/ ([\d,]+) 人/.exec(name ?? '')?.[1]?.replace(',', ''))
  }

  private rows = () => this.seen.locator('.row-card')

  /** Reads on until one row of the list says all of this. */
  async readTo(...words: string[]): Promise<void> {
    const found = words.reduce((row, hasText) => row.filter({ hasText }), this.rows())
    const more = this.seen.getByRole('button', { name: '再看一些' })
    while ((await found.count()) === 0) {
      const shown = await this.rows().count()
      await more.click()
      await this.rows().nth(shown).waitFor()
    }
  }
}

const seatOf = (name: string) => new Seat(page.frameLocator(`iframe[title="${name}的手机"]`))
const lookAgain = (name: string) =>
  page.getByRole('button', { name: `重新打开${name}的手机` }).click()

test('the daughter signs for her father, the doctor accepts, the nurse writes a visit down, and the figures rise', async () => {
  const [daughter, nurse, office] = [seatOf('陈敏'), seatOf('张晓雨'), seatOf('吴建华')]
  const signed = await office.figure('有效签约人数')
  const served = await office.figure('医养结合服务人数')

  await daughter.tap(/换人$/, /^为爸爸办理/)
  await daughter.says('还没有家庭医生')
  await daughter.tap('签家庭医生', /^陈国强/, /^张医生团队/, /^中级包/, /^同意/, '确认，交给团队')
  await daughter.says('交给团队了')

  await page.getByLabel('第 1 台手机').getByLabel('换一个人').selectOption('doctor-zhang')
  const doctor = seatOf('张静怡')
  await doctor.tap(/^签约申请/, /^接受 陈国强/, '接受')
  await doctor.says('签约成功')

  await nurse.tap('记录一次服务')
  await nurse.type('姓名或拼音首字母', 'cgq')
  await nurse.tap(/^陈国强/, /^血压/)
  await nurse.type('收缩压', '146')
  await nurse.type('舒张压', '84')
  await nurse.tap('记下')
  await nurse.says('记好了')

  await lookAgain('吴建华')
  await office.says('桃源街道社区卫生服务中心')
  expect(await office.figure('有效签约人数')).toBe(signed + 1)
  expect(await office.figure('医养结合服务人数')).toBe(served + 1)

  await office.tap(/^有效签约人数/)
  await office.says(`为什么是 ${signed + 1} 人？`)
  await office.says(`共 ${signed + 1} 条，合计 ${signed + 1} 人`)
  await office.readTo('陈*强', '2026年3月4日', '桃源')

  await lookAgain('吴建华')
  await office.tap(/^医养结合服务人数/)
  await office.says(`为什么是 ${served + 1} 人`)
  await office.readTo('陈*强', '血压测量（家中）', '2026年3月4日')

  await daughter.tap('回首页')
  await daughter.says('张医生团队')
  await daughter.says('陈国强 85 岁')
  expect(complaints).toEqual([])
})
