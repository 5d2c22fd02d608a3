import type { VisitCard } from '../../shared/visits/view'
import { CENTRE, book, comingOf, doorsOn, passFor, step, timesOn, visitOf } from './walking-visits'
import { count, noEmergency, taps, walkInTown } from './walking'
import type { TownPhone } from './phone'

jest.setTimeout(120_000)

const walk = walkInTown()
const today = '2026-03-04'
const friday = '2026-03-06'

/** The dressings of a mother that wait for a doctor, as the centre reads them. */
async function dressings(): Promise<string[]> {
  const desk = await walk().as('front-desk')
  const { personId } = await walk().as('li-guiying')
  const path = `/api/visits/lists/to-consult?${CENTRE}`
  const { items } = await desk.get<{ items: VisitCard[] }>(path)
  return items
    .filter(({ elder, code, seriesId }) => elder.id === personId && code === 'dressing' && seriesId)
    .map(({ day }) => day)
}

/** Lets go of a visit of the series that stands on the page on top. */
async function letGo(phone: TownPhone, rest: RegExp): Promise<void> {
  await taps(phone, '取消预约', '身体好些了，不用来了', rest, '取消预约')
  await phone.says('已取消')
}

test('a dressing every three days: each time for itself, the Sunday told with its reason, one let go, then the rest', async () => {
  const daughter = await walk().as('chen-min')
  const { personId: elderId } = await walk().as('li-guiying')
  const { id } = await book(daughter, { elderId, code: 'dressing', day: friday, time: '14:00' })
  const pass = encodeURIComponent(await passFor(daughter, elderId))
  const phone = await walk().phone('chen-min', `pages/confirm/index?id=${id}&done=1&pass=${pass}`)
  await taps(phone, '以后也按时来', /^每 3 天/, /^再来 6 次/, '按时约好')
  await phone.says('按时来，约好了')
  await phone.says('没约上的')
  await phone.says(/^3月15日 星期日 .*下午\s2:00$/)
  await phone.says('那时没有人上班，上门是早上 7 点到晚上 10 点')
  const stand = ['2026-03-09', '2026-03-12', '2026-03-18', '2026-03-21', '2026-03-24']
  expect(await dressings()).toEqual(stand)

  await phone.tap(/3月9日/)
  await letGo(phone, /^只取消这一次/)
  expect(await dressings()).toEqual(stand.slice(1))

  const mother = await walk().phone('li-guiying', 'pages/visits/index')
  await mother.tap(/3月18日/)
  await mother.says(/^由 .+ 陈敏 代办$/)
  await letGo(mother, /^这一次和后面的都取消/)
  expect(await dressings()).toEqual(['2026-03-12'])
  const desk = await walk().phone('front-desk', 'office/queue/index?list=to-consult')
  await desk.says(/^3月12日 星期四 下午\s2:00/)
  expect(await count(desk, /^3月(9|18|21|24)日/)).toBe(0)
})

test('without its policy of insurance the centre sends no nurse, and with the new one she may go again', async () => {
  const daughter = await walk().as('chen-min')
  const { personId: elderId } = await walk().as('li-guiying')
  const wanted = { elderId, code: 'ostomy', day: friday }
  const before = await timesOn(daughter, wanted)
  expect(before.length).toBeGreaterThan(0)
  const office = await walk().phone('manager', 'office/covers/index')
  await taps(office, '去掉第 1 份 责任险', '登记')
  const gate = await walk().phone('manager', 'office/credentials/index')
  await gate.says(/机构的责任险没有或不在有效期/)
  expect(await timesOn(daughter, wanted)).toEqual([])
  const family = await walk().phone('chen-min', 'pages/service/index?code=ostomy')
  await taps(family, '选个时间', ...noEmergency)
  await family.says('现在没有能做这一项的医护，我们可以给您回电话')

  const again = await walk().phone('manager', 'office/covers/index')
  await again.tap('加一份责任险')
  const last = again.page.locator('.host-screen:not([hidden])')
  await last.getByRole('textbox', { name: '保险公司' }).last().fill('云川财险（演示）')
  await last.getByRole('textbox', { name: '保单号' }).last().fill('2026-ZR-0001')
  await again.tap('登记')
  const passes = await walk().phone('manager', 'office/credentials/index')
  expect(await count(passes, /机构的责任险没有或不在有效期/)).toBe(0)
  expect(await timesOn(daughter, wanted)).toEqual(before)
})

test('whoever is booked with a nurse on leave is given another, and reads on the phone who comes instead', async () => {
  const elder = await walk().as('zhao-defu')
  const nurse = await walk().as('nurse-zhang')
  const other = await walk().as('nurse-li')
  const { id } = await comingOf(elder, elder.personId, 'rehabGuide')
  expect((await doorsOn(nurse, today)).map((visit) => visit.id)).toContain(id)
  const desk = await walk().phone('front-desk', 'office/leave/index')
  await taps(desk, '登记请假或停约', /^张晓雨/, '请假', '登记')
  await desk.tap(/^换人：赵德福/)
  await taps(desk, /^李婷/, '派 李婷')
  expect(await count(desk, /^赵德福/)).toBe(0)

  expect((await doorsOn(nurse, today)).map((visit) => visit.id)).not.toContain(id)
  expect((await doorsOn(other, today)).map((visit) => visit.id)).toContain(id)
  const his = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await his.says('李婷')
  expect(await count(his, '张晓雨')).toBe(0)
  await walk().wait(2)
  const home = await walk().phone('zhao-defu', 'pages/home/index')
  await home.tap(/^消息，\d+\s条没看/)
  await home.says(/改由李婷上门$/)
  await step(other, id, 'accept')
  expect(await visitOf(elder, id)).toMatchObject({ state: 'accepted', staff: [{ name: '李婷' }] })
})
