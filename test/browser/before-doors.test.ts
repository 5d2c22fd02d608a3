import type { BrowserContext } from 'playwright-core'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import { signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext
let phone: TownPhone

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
  phone = await TownPhone.open(context, town.url, { as: 'front-desk', page: 'staff/today/index' })
})
afterEach(async () => {
  expect(await phone.takeComplaints()).toEqual([])
  await context.close()
})

test('the desk books for a caller with every question asked, and an emergency books nothing', async () => {
  const li = (await signIn(town.url, 'li-guiying')).personId
  const called = `staff/book-for/index?elderId=${li}&name=${encodeURIComponent('李桂英')}`
  await phone.start({ as: 'front-desk', page: called })
  await phone.tap(/^门诊预约/)
  await phone.tap('都问了')
  await phone.says('还有 6 个没有问')
  const no = phone.page.getByRole('button', { name: /没有$/ }).locator('visible=true')
  for (let at = 0; at < 6; at += 1) await no.nth(at).click()
  await phone.tap('都问了')
  const time = phone.page
    .locator('.host-screen:not([hidden])')
    .getByRole('button', { name: /^[上下]午 \d/ })
  await time.first().click()
  await phone.tap('就约这个时间')
  await phone.says('约好了，请念给老人听')

  await phone.start({ as: 'front-desk', page: called })
  await phone.tap(/^门诊预约/)
  await phone.tap(/^胸口痛.* 有$/)
  await phone.tap('都问了')
  await phone.says('请对方马上打 120')
})

test('a doctor looks at whoever waits, and what is suitable is handed on', async () => {
  const { id } = await waiting()
  await phone.start({ as: 'doctor-zhang', page: 'staff/consults/index' })
  await phone.tap(/^首诊 /)
  await phone.tap('记下首诊')
  await phone.says('请选合适不合适')
  await phone.tap(/^合适/)
  await phone.type('看到了什么 病情、管路、在吃的药、家里条件', '病情稳定，家里有人照看')
  await phone.tap('记下首诊')
  await phone.tap('开医嘱')
  await phone.type('医嘱 做什么、怎么做、多久一次', '胰岛素皮下注射，每日一次')
  await phone.tap('记下医嘱')
  const doctor = await signIn(town.url, 'doctor-zhang')
  const { consultation, order } = await doctor.get<VisitView>(`/api/visits/${id}`)
  expect(consultation).toMatchObject({ result: 'suitable', way: 'in-person' })
  expect(order).toMatchObject({ text: '胰岛素皮下注射，每日一次', from: 'own' })
})

/** The first of those who wait for a doctor. */
async function waiting(): Promise<VisitCard> {
  const doctor = await signIn(town.url, 'doctor-zhang')
  const { items } = await doctor.get<{ items: VisitCard[] }>(
    '/api/visits/lists/to-consult?orgId=org-taoyuan',
  )
  const [first] = items
  if (!first) throw new Error('Nobody waits for a doctor')
  return first
}
