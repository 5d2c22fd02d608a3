import type { Persona } from '../../shared/session'
import { accepted, book, comingOf, doorsOn, signed, step, timesOn, visitOf } from './walking-visits'
import { beside, count, taps, walkInTown } from './walking'
import type { TownPhone } from './phone'

jest.setTimeout(120_000)

const walk = walkInTown()
const today = '2026-03-04'
const friday = '2026-03-06'

/** Opens the visit on the phone of whoever asked and lets go of it, after reading what that costs. */
async function letGo(as: Persona, id: string, cost: string): Promise<TownPhone> {
  const phone = await walk().phone(as, `pages/visit/index?id=${id}`)
  await phone.tap('取消预约')
  await phone.says(cost)
  await taps(phone, '时间不方便', '取消预约')
  await phone.says('已取消')
  await phone.says('原因：时间不方便')
  return phone
}

/** What the centre reads about it. */
async function atTheCentre(id: string): Promise<TownPhone> {
  const desk = await walk().phone('front-desk', `office/visit/index?id=${id}`)
  await desk.says('取消：时间不方便')
  return desk
}

test('a visit let go two days before costs nothing, the nurse loses the door, and another family has the time', async () => {
  const daughter = await walk().as('chen-min')
  const nurse = await walk().as('nurse-zhang')
  const { personId: mother } = await walk().as('li-guiying')
  const asked = { code: 'vitalSigns', day: friday, staffId: nurse.personId }
  const { id } = await book(daughter, { ...asked, elderId: mother, time: '15:00' })
  await accepted(walk(), id)
  const neighbour = await walk().as('wang-xiulan')
  const wanted = { ...asked, elderId: neighbour.personId }
  expect(await timesOn(neighbour, wanted)).not.toContain('15:00')
  const doors = await walk().phone('nurse-zhang', 'staff/doors/index')
  await taps(doors, '后一天', '后一天')
  await doors.says(/^李桂英 .*生命体征监测/)

  await letGo('chen-min', id, '现在取消不收钱。')
  const mothers = await walk().phone('li-guiying', `pages/visit/index?id=${id}`)
  await mothers.says('已取消')

  const after = await walk().phone('nurse-zhang', 'staff/doors/index')
  await taps(after, '后一天', '后一天')
  expect(await count(after, /^李桂英 .*生命体征监测/)).toBe(0)
  const desk = await atTheCentre(id)
  expect(await count(desk, '迟取消')).toBe(0)
  expect(await beside(desk, '应收费用')).toBe('不收费')
  expect(await timesOn(neighbour, wanted)).toContain('15:00')
  const again = await book(neighbour, { ...wanted, time: '15:00' })
  expect((await doorsOn(nurse, friday)).map((visit) => visit.id)).toContain(again.id)
})

test('less than four hours before it is said to be late, costs nothing, and the centre sees the mark', async () => {
  const wife = await walk().as('wang-xiulan')
  const { personId: husband } = await walk().as('zhao-defu')
  const { id, day } = await comingOf(wife, husband, 'rehabGuide')
  expect(day).toBe(today)

  await letGo('wang-xiulan', id, '离约好的时间不到 4 小时：不收钱，会记一次“临时取消”。')
  const his = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await his.says('已取消')

  const desk = await atTheCentre(id)
  await desk.says('迟取消')
  expect(await beside(desk, '应收费用')).toBe('不收费')
  const nurse = await walk().as('nurse-zhang')
  expect((await doorsOn(nurse, today)).map((visit) => visit.id)).not.toContain(id)
})

test('once the nurse is on her way the call-out fee is told before the tap, and stays on the bill of both sides', async () => {
  const elder = await walk().as('wang-xiulan')
  const { id } = await comingOf(elder, elder.personId, 'vitalSigns')
  await signed(elder, id)
  const nurse = await walk().as('nurse-zhang')
  const doors = await walk().phone('nurse-zhang', 'staff/doors/index')
  await taps(doors, /王秀兰 .*生命体征监测/, '出发')
  await doors.says('在路上')

  const phone = await letGo('wang-xiulan', id, '人已经出发了。现在取消，上门服务费 60 元 照收。')
  await phone.says(/取消后要付 60 元/)
  const desk = await atTheCentre(id)
  expect(await beside(desk, '应收费用')).toBe('60 元')
  const { bill, state } = await visitOf(nurse, id)
  expect([state, bill.feeKept]).toEqual(['cancelled', 6000])
  const back = await walk().phone('nurse-zhang', 'staff/doors/index')
  expect(await count(back, /^王秀兰 .*生命体征监测/)).toBe(0)
})

test('when somebody stands at the door it is too late to let go', async () => {
  const elder = await walk().as('zhao-defu')
  const nurse = await walk().as('nurse-zhang')
  const wanted = { elderId: elder.personId, code: 'vitalSigns', day: today, time: '17:00' }
  const { id } = await book(elder, { ...wanted, staffId: nurse.personId })
  await accepted(walk(), id)
  await signed(elder, id)
  await step(nurse, id, 'set-off')
  const phone = await walk().phone('zhao-defu', `pages/cancel/index?id=${id}`)
  await phone.says('人已经出发了。现在取消，上门服务费 60 元 照收。')
  await step(nurse, id, 'arrive')

  const late = await walk().phone('zhao-defu', `pages/cancel/index?id=${id}`)
  await late.says('现在不能取消了，有事请打电话给团队。')
  expect(await late.button('取消预约').count()).toBe(0)
  expect((await visitOf(nurse, id)).state).toBe('arrived')
})

test('a visit is moved without the questions again: both sides read the new time, the nurse is asked anew, the old time is free', async () => {
  const daughter = await walk().as('chen-min')
  const nurse = await walk().as('nurse-zhang')
  const { personId: elderId } = await walk().as('li-guiying')
  const wanted = { elderId, code: 'vitalSigns', day: friday, staffId: nurse.personId }
  const { id } = await book(daughter, { ...wanted, time: '10:00' })
  await accepted(walk(), id)
  const phone = await walk().phone('chen-min', `pages/visit/index?id=${id}`)
  await phone.tap('改时间')
  await phone.says('改什么时候？')
  await phone.says(/^现在约的是 3月6日 星期五 .*上午\s10:00$/)
  await phone.says('如果现在胸口痛、喘不上气、叫不醒，请直接打 120。')
  await taps(phone, /3月9日/, /^下午\s3:00/, '改到这个时间')
  await phone.says(/3月9日 星期一 .*下午\s3:00/)
  await phone.says('正在派人')

  const mother = await walk().phone('li-guiying', `pages/visit/index?id=${id}`)
  await mother.says(/3月9日 星期一 .*下午\s3:00/)
  await mother.tap('谁办过什么')
  await mother.says('改了时间')
  const doors = async (day: string) => (await doorsOn(nurse, day)).map((visit) => visit.id)
  expect(await doors(friday)).not.toContain(id)
  expect(await doors('2026-03-09')).toContain(id)
  expect(await timesOn(daughter, wanted)).toContain('10:00')
  const door = await walk().phone('nurse-zhang', `staff/door/index?id=${id}`)
  await door.tap('接单')
  expect(await visitOf(daughter, id)).toMatchObject({ state: 'accepted', time: '15:00' })
})
