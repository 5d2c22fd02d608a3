import type { BrowserContext } from 'playwright-core'
import type { BoardView, ExplainView } from '../../shared/indicators'
import type { VisitView } from '../../shared/visits/view'
import { signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(180_000)

let town: Town
let context: BrowserContext
const phones: TownPhone[] = []

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterEach(async () => {
  for (const phone of phones.splice(0)) expect(await phone.takeComplaints()).toEqual([])
  await context.close()
})

async function open(as: string, page: string): Promise<TownPhone> {
  const phone = await TownPhone.open(context, town.url, { as, page })
  phones.push(phone)
  return phone
}

async function taps(phone: TownPhone, ...names: (RegExp | string)[]): Promise<void> {
  await phone.page.bringToFront()
  for (const name of names) await phone.tap(name)
}

/** From her home to the free times: the service in three taps, then the six questions. */
async function toTheTimes(phone: TownPhone): Promise<void> {
  await taps(phone, /^预约上门/, /^专项护理/, /更换尿管/)
  expect(phone.taps).toBe(3)
  await phone.says(/^180 元，自费/)
  await taps(phone, '选个时间', ...Array.from({ length: 6 }, () => / 没有$/))
  await phone.says('什么时候来？')
}

test('the daughter books 换尿管 for her mother, who sees on her own phone who comes and who asked', async () => {
  const daughter = await open('chen-min', 'pages/home/index')
  await daughter.says('现在为 妈妈 办理')
  await toTheTimes(daughter)
  await taps(daughter, /^下午 /, '就这个时间')
  await daughter.says(/^还给您留 [45] 分钟/)
  await daughter.says(/^由 .+ 陈敏 代办$/)
  await taps(daughter, '确认预约')
  await daughter.says('约好了')
  const { view } = await daughter.data<{ view: { number: string; id: string } }>()
  expect(view.number).toMatch(/^[0-9A-Z]{8}$/)

  await taps(daughter, '看这次预约')
  await daughter.says('等医生首诊')
  await taps(daughter, '签知情同意书', '看明白了，同意')
  await taps(daughter, '谁办过什么')
  await daughter.says('签了知情同意书')

  const mother = await open('li-guiying', `pages/visit/index?id=${view.id}`)
  await mother.says('等医生首诊')
  await mother.says(view.number)
  await mother.says(/^由 .+ 陈敏 代办$/)

  // What the mother does, the daughter's phone shows by itself: it asks every ten seconds.
  await taps(mother, '取消预约', '时间不方便', '取消预约')
  await mother.says('已取消')
  await daughter.page.bringToFront()
  await daughter.says('已取消')
})

test('one sign of an emergency leads to 120 and to no booking', async () => {
  const daughter = await open('chen-min', 'pages/home/index')
  await taps(daughter, /^预约上门/, /^专项护理/, /更换尿管/, '选个时间', / 有$/)
  await daughter.says('请马上打 120')
  await daughter.says('团队已经知道')
  await daughter.button(/^拨打 120$/).click()
  await daughter.page.getByText('呼叫 120').waitFor()
})

test('a time that is not taken is free again for the next one who asks', async () => {
  const daughter = await open('chen-min', 'pages/home/index')
  await toTheTimes(daughter)
  const free = () =>
    daughter
      .data<{ shown: { parts: { times: unknown[] }[] } }>()
      .then(({ shown }) => shown.parts.flatMap(({ times }) => times).length)
  const before = await free()
  await taps(daughter, /^下午 /, '就这个时间')
  await daughter.says('都对吗？')
  await daughter.page.getByRole('button', { name: '返回' }).locator('visible=true').click()
  await daughter.tapped()
  expect(await free()).toBe(before)
})

const NURSED = 'home-nursing.times'
const CENTRE = 'orgId=org-taoyuan'

async function nursed(): Promise<number> {
  const manager = await signIn(town.url, 'manager')
  const { tasks } = await manager.get<BoardView>(`/api/indicators/board?${CENTRE}`)
  const figure = tasks.flatMap(({ figures }) => figures).find(({ code }) => code === NURSED)
  return figure?.value ?? Number.NaN
}

/** The nurse of the town is asked to come; and her phone stands, as the preview has it, before the mother's door. */
async function sendNurse(id: string): Promise<void> {
  const doctor = await signIn(town.url, 'doctor-zhang')
  const { personId } = await signIn(town.url, 'nurse-zhang')
  const { version, elder, addressId } = await doctor.get<VisitView>(`/api/visits/${id}`)
  await doctor.post(`/api/visits/${id}/offer`, { version, staffIds: [personId] })
  const desk = await signIn(town.url, 'front-desk')
  const point = { latitude: 30.2741, longitude: 120.1551 }
  await desk.post(`/api/people/${elder.id}/addresses/${addressId ?? ''}/change`, { point })
}

async function bookAndSign(daughter: TownPhone): Promise<string> {
  await toTheTimes(daughter)
  await taps(daughter, /^下午 4:00/, '就这个时间', '确认预约', '看这次预约')
  await taps(daughter, '签知情同意书', '看明白了，同意')
  const { id } = await daughter.data<{ id: string }>()
  return id
}

async function judge(doctor: TownPhone, id: string): Promise<void> {
  await doctor.go(`staff/consult/index?id=${id}`)
  await taps(doctor, /^合适/)
  await doctor.type('看到了什么 病情、管路、在吃的药、家里条件', '尿管通畅，可以在家里换')
  await taps(doctor, '记下首诊', '开医嘱')
  await doctor.type('医嘱 做什么、怎么做、多久一次', '更换尿管，每月一次')
  await taps(doctor, '记下医嘱')
}

/** At the door with the code the mother reads out, and out again with what was done. */
async function serve(nurse: TownPhone, code: string): Promise<void> {
  await taps(nurse, '到了', /^长辈报码/)
  await nurse.type('上门码 六位数', code)
  await nurse.button('对一下').click()
  await nurse.page.getByText('允许', { exact: true }).click()
  await nurse.says('到了，凭证齐了')
  await taps(nurse, '开始做', '记录，做完', '核对身份', '按规范操作', '医疗废物带回了')
  await nurse.type('看到了什么 老人的情况、交代了什么', '换好了，引流通畅')
  await taps(nurse, '做完了，存下')
  await nurse.says('做完，等确认')
}

test('the nurse does what the daughter booked, the mother sees it, and the count of the centre rises by one and opens to it', async () => {
  const before = await nursed()
  const id = await bookAndSign(await open('chen-min', 'pages/home/index'))
  await judge(await open('doctor-zhang', 'staff/consults/index'), id)
  await sendNurse(id)
  const nurse = await open('nurse-zhang', `staff/door/index?id=${id}`)
  await taps(nurse, '接单', '出发')

  const mother = await open('li-guiying', `pages/visit/index?id=${id}`)
  const { view } = await mother.data<{ view: { doorCode: string } }>()
  await serve(nurse, view.doorCode.replace(/\D/g, ''))

  // Her phone shows it by itself: it asks every ten seconds.
  await mother.page.bringToFront()
  await mother.says('换好了，引流通畅')
  await taps(mother, '确认做完了')
  expect(await nursed()).toBe(before + 1)

  const manager = await signIn(town.url, 'manager')
  const { items } = await manager.get<ExplainView>(
    `/api/indicators/${NURSED}/explain?${CENTRE}&limit=100`,
  )
  expect(items.filter(({ visitId }) => visitId === id)).toMatchObject([{ counts: 1 }])
  const office = await open('manager', `office/explain/index?code=${NURSED}`)
  await taps(office, /^看 李\*英 .*的这次上门$/)
  expect(await office.route()).toBe('office/visit/index')
  await office.says('换好了，引流通畅')
})
