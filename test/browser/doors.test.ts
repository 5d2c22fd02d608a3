import type { BrowserContext } from 'playwright-core'
import type { DayRouteView } from '../../shared/visits/route'
import type { AlarmView } from '../../shared/visits/safety'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import type { ClockView, Persona } from '../../shared/session'
import type { Page } from '../../shared/people'
import { callerOf, signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext
let phone: TownPhone

const as = 'nurse-zhang'

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
  phone = await TownPhone.open(context, town.url, { as, page: 'staff/doors/index' })
})
afterEach(() => context.close())

/** The package stays on the phone; only the service is out of reach. */
const cut = () => context.route('**/api/**', (route) => route.abort('internetdisconnected'))
const mend = () => context.unroute('**/api/**')

async function doorsToday(): Promise<VisitCard[]> {
  const { day } = await callerOf(town.url).get<ClockView>('/api/clock')
  const nurse = await signIn(town.url, as)
  const { households } = await nurse.get<DayRouteView>(`/api/visits/day?day=${day}`)
  return households.flatMap(({ visits }) => visits)
}

/** One of today's visits, by what is done there. */
async function doorOf(name: string): Promise<VisitCard> {
  const found = (await doorsToday()).find((visit) => visit.name.startsWith(name))
  if (!found) throw new Error(`Nobody goes anywhere for ${name} today`)
  return found
}

const visitAs = async (who: Persona, id: string): Promise<VisitView> =>
  (await signIn(town.url, who)).get<VisitView>(`/api/visits/${id}`)

/** A name, drawn with a finger. */
async function drawName() {
  const box = await phone.page.locator('.host-screen:not([hidden]) canvas').boundingBox()
  if (!box) throw new Error('There is nothing to sign on')
  const { mouse } = phone.page
  await mouse.move(box.x + 30, box.y + 60)
  await mouse.down()
  await mouse.move(box.x + 120, box.y + 120, { steps: 4 })
  await mouse.move(box.x + 220, box.y + 50, { steps: 4 })
  await mouse.up()
}

async function signConsent() {
  await phone.tap('请老人签同意书')
  await phone.tap('念完了，请签名')
  await drawName()
  await phone.tap('同意并签名')
}

/** Says where this phone stands when WeChat asks. */
async function allowPlace() {
  await phone.page.getByText('允许', { exact: true }).click()
  await phone.quiet()
}

async function fillRecord() {
  await phone.tap('核对身份')
  await phone.type('收缩压 高压 mmHg', '138')
  await phone.type('舒张压 低压 mmHg', '82')
  await phone.type('看到了什么 老人的情况、交代了什么', '血压平稳，没有不舒服')
  await phone.tap('没有医疗废物')
}

test('the doors of the day stand in order, two people of one household as one stop', async () => {
  await phone.says('一户 2 个，一趟做完')
  await phone.says('离上一户')
  await phone.tap('后一天')
  await phone.says('明天上门')
})

test('a nurse does a visit without a network, over a restart, and the centre gets every step in its order', async () => {
  const { id } = await doorOf('生命体征')
  await phone.tap(/生命体征/)
  await signConsent()
  await phone.tap('出发')
  const { doorCode = '' } = await visitAs('wang-xiulan', id)

  await cut()
  await phone.tap('到了')
  await phone.tap(/^长辈报码/)
  await phone.type('上门码 六位数', doorCode)
  await phone.button('对一下').click()
  await allowPlace()
  await phone.says('已存在手机上，有网就发')
  await phone.tap('开始做')
  await phone.tap('记录，做完')
  await fillRecord()

  await phone.start({ as, page: `staff/visit-record/index?id=${id}` })
  await phone.says('接着上次没写完的')
  const systolic = phone.page.getByRole('textbox', { name: '收缩压' })
  expect(await systolic.inputValue()).toBe('138')
  await phone.tap('做完了，存下')
  await phone.start({ as, page: `staff/door/index?id=${id}` })
  await phone.says('到达、开始、做完和记录')
  const kept = await phone.page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).not.toContain('王秀兰')
  expect((await visitAs(as, id)).state).toBe('set-off')

  await mend()
  await phone.tap('现在就发')
  await phone.says('做完，等确认')
  const { state, trail, record, arrival } = await visitAs(as, id)
  expect(state).toBe('done')
  expect(trail.slice(-3).map(({ event }) => event)).toEqual(['arrive', 'start', 'finish'])
  expect(record).toMatchObject({ vitals: { systolic: 138, diastolic: 82 } })
  expect(arrival).toMatchObject({ way: 'elder-code' })
  expect(await phone.page.getByText('已存在手机上').count()).toBe(0)
})

test('an alarm rings after three seconds of holding, not before, and says who knows', async () => {
  const { id } = await doorOf('康复护理')
  await phone.tap(/康复护理/)
  await signConsent()
  await phone.tap('出发')
  const box = await phone.button(/按住 3 秒报警/).boundingBox()
  if (!box) throw new Error('There is no alarm')
  const { mouse } = phone.page
  await mouse.move(box.x + 60, box.y + 20)
  await mouse.down()
  await phone.says('按住不要放…')
  await mouse.up()
  await phone.says('按住 3 秒报警')
  await mouse.down()
  await phone.says('中心已经知道')
  await mouse.up()
  const manager = await signIn(town.url, 'manager')
  const { items } = await manager.get<Page<AlarmView>>('/api/visits/alarms?orgId=org-taoyuan')
  const alarm = `/api/visits/alarms/${items[0]?.id ?? ''}`
  expect(items.map(({ visit, cause }) => [visit.id, cause])).toEqual([[id, 'pressed']])

  // She learns by herself that somebody took it: her phone asks every ten seconds.
  await manager.post(`${alarm}/acknowledge`, {})
  await phone.says('已经接警')
  await manager.post(`${alarm}/close`, { note: '已经离开，人没事' })
})

test('without a network an alarm says that nobody knows yet, and gets through as soon as it can', async () => {
  await phone.tap(/康复护理/)
  const box = await phone.button(/按住 3 秒报警/).boundingBox()
  if (!box) throw new Error('There is no alarm')
  await cut()
  await phone.page.mouse.move(box.x + 60, box.y + 20)
  await phone.page.mouse.down()
  await phone.says('报警还没有发出去')
  await phone.page.mouse.up()
  await mend()
  await phone.says('中心已经知道')
})

test('what a nurse cannot do is said to the centre with a reason', async () => {
  const { id } = await doorOf('口腔护理')
  await phone.tap(/口腔护理/)
  await phone.tap('来不了')
  await phone.tap(/^身体不舒服/)
  await phone.tap('告诉中心来不了')
  await phone.says('等派单')
  const desk = await visitAs('front-desk', id)
  expect(desk.state).toBe('consulted')
  expect(desk.trail.at(-1)).toMatchObject({ event: 'decline', note: '身体不舒服' })
})
