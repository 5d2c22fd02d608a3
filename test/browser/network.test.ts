import type { BrowserContext, Route } from 'playwright-core'
import type { BoardView } from '../../shared/indicators'
import type { Page } from '../../shared/people'
import type { RecordView } from '../../shared/records'
import type { ClockView } from '../../shared/session'
import { callerOf, signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { forms } from './filled-forms'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext
let phone: TownPhone
let wang: string

const nurse = { as: 'nurse-zhang' }

beforeAll(async () => {
  town = await openTown()
  wang = (await signIn(town.url, 'wang-xiulan')).personId
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
  phone = await TownPhone.open(context, town.url, { ...nurse, page: 'staff/today/index' })
})
afterEach(() => context.close())

/** The package stays on the phone; only the service is out of reach. */
const cut = () => context.route('**/api/**', (route) => route.abort('internetdisconnected'))
const mend = () => context.unroute('**/api/**')

/** Tells the phone that it is in a network again. */
async function noticeNetwork() {
  await context.setOffline(true)
  await context.setOffline(false)
}

async function counted(): Promise<{ records: RecordView[]; services: number }> {
  const { day } = await callerOf(town.url).get<ClockView>('/api/clock')
  const [mine, office] = [await signIn(town.url, 'nurse-zhang'), await signIn(town.url, 'manager')]
  const { items } = await mine.get<Page<RecordView>>(
    `/api/records?elderId=${wang}&by=me&day=${day}`,
  )
  const board = await office.get<BoardView>('/api/indicators/board?orgId=org-taoyuan')
  const figure = board.tasks
    .flatMap(({ figures }) => figures)
    .find(({ code }) => code === 'integrated-care.times')
  return { records: items, services: figure?.value ?? Number.NaN }
}

async function fillConsult() {
  await phone.go(`staff/record/index?elderId=${wang}`)
  await phone.tap(/^保健咨询/)
  await phone.type('备注', '问了降压药怎么吃')
}

test('a service written down without a network waits, survives a restart, and is counted once', async () => {
  const before = await counted()
  await fillConsult()
  await cut()
  await phone.tap('记下')
  await phone.page.getByText('已存在手机里（待上传 1）').waitFor()

  await phone.start({ ...nurse, page: 'staff/today/index' })
  await phone.says('待上传 1')
  expect((await counted()).records).toEqual(before.records)

  // The first answer is lost on its way back: the phone has to ask again, and the service has to know it.
  let sent = 0
  await mend()
  await context.route('**/api/records', async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    if (sent > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  const answered = phone.page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/records'),
  )
  await noticeNetwork()
  await answered
  expect(sent).toBe(2)
  await phone.start({ ...nurse, page: 'staff/records/index' })

  await phone.says('保健咨询')
  expect(await phone.page.getByText('待上传').count()).toBe(0)
  const after = await counted()
  expect(after.records.map(({ kind, note }) => [kind, note])).toEqual([
    ['health-consult', '问了降压药怎么吃'],
  ])
  expect(after.services).toBe(before.services + 1)
})

test('nothing that lies on the phone names the elder', async () => {
  await fillConsult()
  const kept = await phone.page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).toContain('问了降压药怎么吃')
  expect(kept).not.toContain('王秀兰')
})

test('a half-filled form is found again after a restart', async () => {
  const page = `staff/record/index?elderId=${wang}`
  await phone.go(page)
  await phone.tap(/^血压/)
  await phone.type('收缩压', '138')
  await phone.type('备注', '右臂量的')

  await phone.start({ ...nurse, page })
  const field = (name: string) => phone.page.getByRole('textbox', { name }).inputValue()
  expect(await field('收缩压')).toBe('138')
  expect(await field('备注')).toBe('右臂量的')
  expect(await phone.button(/^血压/).getAttribute('aria-selected')).toBe('true')
})

test('a page that cannot be opened says so and opens when asked again', async () => {
  await cut()
  await phone.start({ ...nurse, page: 'staff/requests/index' })
  await phone.says('没有打开')
  await mend()
  await phone.tap('再试一次')
  await phone.says('等团队答复')
})

const undone = /^没有网络，还没有办成。填的都在/

test.each(forms)(
  '%s without a network stays filled in, after a restart too, and is sent when there is one',
  async (_, { as, page, taps, fields, send, sent }) => {
    const address = await page(town.url)
    const own = await TownPhone.open(context, town.url, { as, page: address })
    for (const name of taps) await own.tap(name)
    for (const [name, words] of fields) await own.page.getByRole('textbox', { name }).fill(words)
    await cut()
    await own.tap(send)
    await own.says(undone)

    await mend()
    await own.start({ as, page: address })
    for (const [name, words] of fields)
      expect(await own.page.getByRole('textbox', { name }).inputValue()).toBe(words)
    await own.tap(send)
    await own.says(sent)
  },
)
