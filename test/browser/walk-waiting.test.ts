import type { WaitView } from '../../shared/visits/booking'
import { CENTRE, book, comingOf, step, timesOn, visitOf } from './walking-visits'
import type { Wanted } from './walking-visits'
import { count, noEmergency, taps, walkInTown } from './walking'

jest.setTimeout(120_000)

const walk = walkInTown()

/** One nurse of the centre may change a stoma bag, and in all these weeks she has this one hour for it. */
const code = 'ostomy'
const day = '2026-03-11'
const time = '09:00'
const waitFor = { code, from: '2026-03-05', to: '2026-03-18' }
const leave = [
  ['2026-03-04', '07:00', '2026-03-11', '08:30'],
  ['2026-03-11', '10:30', '2026-05-10', '22:00'],
] as const

let only: Wanted
let ids: Record<'mother' | 'father' | 'husband', string>

beforeAll(async () => {
  const desk = await walk().as('front-desk')
  const { personId: staffId } = await walk().as('nurse-zhang')
  for (const [fromDay, from, toDay, to] of leave)
    await desk.post('/api/schedule/blocks', {
      ...{ staffId, kind: 'training', why: '到省里进修' },
      ...{ from: { day: fromDay, time: from }, to: { day: toDay, time: to } },
    })
  ids = {
    mother: (await walk().as('li-guiying')).personId,
    father: (await walk().as('chen-guoqiang')).personId,
    husband: (await walk().as('zhao-defu')).personId,
  }
  only = { elderId: ids.husband, code, day, time }
})

/** Everybody in line at the centre, as the desk reads it. */
async function line(): Promise<WaitView[]> {
  const desk = await walk().as('front-desk')
  return (await desk.get<{ items: WaitView[] }>(`/api/visits/waiting?${CENTRE}`)).items
}

const offers = async () =>
  (await line()).flatMap(({ elderId, offer }) => (offer ? [[elderId, offer.day, offer.time]] : []))

test('where nothing is free the family stands in line, the first to ask in front', async () => {
  const wife = await walk().as('wang-xiulan')
  expect(await timesOn(wife, only)).toEqual([time])
  await book(wife, only)

  const daughter = await walk().phone('chen-min', `pages/service/index?code=${code}`)
  await taps(daughter, '选个时间', ...noEmergency)
  await daughter.says('现在没有时间')
  await daughter.says('这个时间已经约满了，请换一个时间')
  await taps(daughter, '排队等空出来的时间', /^两周里/, '排队等')
  await daughter.says('您排在最前面')

  const father = await walk().phone('chen-guoqiang', `pages/waiting/index?code=${code}`)
  await father.tap('排队等')
  await father.says('前面还有 1 位')
  const desk = await walk().phone('front-desk', 'office/waiting/index')
  await desk.says('第 1 位')
  await desk.says('第 2 位')
  expect((await line()).map(({ elderId }) => elderId)).toEqual([ids.mother, ids.father])
})

test('a time another family gives up is offered on the home of the first in line and to nobody else; she takes it', async () => {
  const wife = await walk().as('wang-xiulan')
  const { id } = await comingOf(wife, ids.husband, code)
  await step(wife, id, 'cancel', { reason: '时间不方便' })
  await walk().wait(1)

  expect(await offers()).toEqual([[ids.mother, day, time]])
  expect(await timesOn(wife, only)).toEqual([])
  const father = await walk().phone('chen-guoqiang', 'pages/waiting/index')
  await father.says('您排在最前面')
  expect(await count(father, /空出来了/)).toBe(0)

  const mother = await walk().phone('li-guiying', 'pages/home/index')
  await mother.tap(/空出来一个时间.*造口护理/)
  await mother.says('都对吗？')
  await mother.tap('确认预约')
  await mother.says('约好了')
  expect(await offers()).toEqual([])
  const desk = await walk().phone('front-desk', 'office/waiting/index')
  await desk.says('陈国强')
  expect(await count(desk, '李桂英')).toBe(0)
})

test('who lets an offer pass has had their turn, and the next in line is asked', async () => {
  const wife = await walk().as('wang-xiulan')
  await wife.post('/api/visits/waiting', { elderId: ids.husband, ...waitFor })
  const mother = await walk().as('li-guiying')
  const taken = await comingOf(mother, ids.mother, code)
  await step(mother, taken.id, 'cancel', { reason: '身体不舒服，先看病' })
  await walk().wait(1)
  expect(await offers()).toEqual([[ids.father, day, time]])
  const father = await walk().phone('chen-guoqiang', 'pages/waiting/index')
  await father.says(/空出来了，请在 .* 前确认/)

  await walk().wait(31)
  expect(await offers()).toEqual([[ids.husband, day, time]])
  await father.tap('看一看，再确认')
  await father.says('这个时间没有留住')

  const his = await walk().phone('zhao-defu', 'pages/waiting/index')
  await his.says(/空出来了，请在 .* 前确认/)
  await taps(his, '看一看，再确认', '确认预约')
  await his.says('约好了')
  const { id } = await his.data<{ id: string }>()
  const desk = await walk().phone('front-desk', `office/visit/index?id=${id}`)
  await desk.says(/^赵德福/)
  await desk.says('等派单')
  expect((await visitOf(await walk().as('front-desk'), id)).state).toBe('consulted')
  expect(await line()).toEqual([])
})
