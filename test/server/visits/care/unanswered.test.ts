import mongoose from 'mongoose'
import type { VisitCard, VisitView } from '../../../../shared/visits/view'
import { StaffModel } from '../../../../server/people/models/staff'
import { accepted, book, inboxOf, openHome, runAt, step } from '../around/steps'
import type { Booked, Home } from '../around/steps'
import type { Client } from '../../../support/api'
import { fit } from './steps'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-unanswered')
}, 60_000)
afterEach(() => home.api.stop())

const at = (instant: string) => runAt(home, `${instant}:00+08:00`)
const shown = async ({ id }: Booked) => (await home.desk.get<VisitView>(`/api/visits/${id}`)).body
const listed = async () => {
  const path = '/api/visits/lists/unanswered?orgId=org-east'
  const { body } = await home.desk.get<{ items: VisitCard[] }>(path)
  return body.items.map(({ id }) => id)
}
const told = async (client: Client, kind: string) =>
  (await inboxOf(client)).filter((each) => each.kind === kind).map(({ text }) => text)
const reason =
  '到约定时间没有安排到人，这次没有人上门，对不起。可以重新预约，也可以请社区给您回电话'

describe('a visit to a door that nobody has said to come to', () => {
  it.each([
    ['15:00', '2026-03-06T10:55', '2026-03-06T11:00'],
    ['10:00', '2026-03-05T20:25', '2026-03-05T20:30'],
  ])(
    'at %s is work of the desk four hours before, or the evening before',
    async (time, no, yes) => {
      const visit = await book(home, { time })
      await at(no)
      expect([await listed(), await told(home.desk, 'visit.unanswered')]).toEqual([[], []])
      await at(yes)
      expect(await listed()).toEqual([visit.id])
      expect(await told(home.desk, 'visit.unanswered')).toHaveLength(1)
      const { body } = await home.desk.get('/api/visits/desk?orgId=org-east')
      expect(body.lists.unanswered).toBe(1)
    },
  )

  it('is told to the desk once, by name', async () => {
    await book(home)
    await at('2026-03-06T08:00')
    await at('2026-03-06T08:05')
    expect(await told(home.desk, 'visit.unanswered')).toEqual([
      '3月6日 上午 10:00 钱秀英 公卫上门服务还没有人接单，请派人或者打电话说明',
    ])
    expect(await told(home.manager, 'visit.unanswered')).toEqual([])
  })

  it('is told to the manager of a house that has no desk', async () => {
    await book(home)
    await StaffModel.updateMany({ role: 'desk' }, { $set: { to: '2026-03-05' } })
    await at('2026-03-06T08:00')
    expect(await told(home.manager, 'visit.unanswered')).toHaveLength(1)
  })

  it('gives whoever was asked half an hour to answer before the desk hears of it', async () => {
    home.api.clock.set('2026-03-06T09:00:00+08:00')
    const visit = await book(home, { time: '12:00' })
    await at('2026-03-06T09:25')
    expect(await listed()).toEqual([])
    await at('2026-03-06T09:30')
    expect(await listed()).toEqual([visit.id])
  })

  it('ends two hours after its planned end and not before: no fee, no line, and a reason', async () => {
    const visit = await book(home)
    await at('2026-03-06T12:55')
    expect((await shown(visit)).state).toBe('requested')
    await at('2026-03-06T13:00')
    const ended = await shown(visit)
    expect(ended).toMatchObject({ state: 'refused', reason, may: [], lineIds: [] })
    expect(ended.bill.feeKept).toBe(0)
    expect(ended.trail.at(-1)).toMatchObject({ event: 'refuse', act: { byName: '系统' } })
    expect(await listed()).toEqual([])
    expect(await mongoose.connection.collection('ledger_lines').countDocuments()).toBe(0)
  })

  it('is news to the family, to the desk, and to who was asked; each hears it once', async () => {
    await book(home)
    await at('2026-03-06T13:00')
    await at('2026-03-06T13:05')
    for (const client of [home.elder, home.daughter])
      expect(await told(client, 'visit.refused')).toEqual([
        '3月6日 上午 10:00 公卫上门服务没有安排到人，点开看原因',
      ])
    expect(await told(home.desk, 'visit.not-answered')).toEqual([
      '3月6日 上午 10:00 钱秀英 公卫上门服务到时间没有人接单，已结束，请打电话说明并重新约',
    ])
    expect(await told(home.publicHealth, 'visit.unassigned')).toEqual([
      '3月6日 上午 10:00 钱秀英 公卫上门服务没有人接单，已经结束',
    ])
  })

  it('that ends at night is told in the morning', async () => {
    const visit = await book(home, { time: '18:15' })
    await at('2026-03-06T21:15')
    expect((await shown(visit)).state).toBe('refused')
    expect(await told(home.daughter, 'visit.refused')).toEqual([])
    await at('2026-03-07T07:00')
    expect(await told(home.daughter, 'visit.refused')).toHaveLength(1)
  })

  it('of weeks ago ends without a word to anybody, and still says why', async () => {
    const visit = await book(home)
    await at('2026-03-25T09:00')
    expect(await shown(visit)).toMatchObject({ state: 'refused', reason })
    for (const client of [home.elder, home.daughter])
      expect(await told(client, 'visit.refused')).toEqual([])
    expect(await told(home.desk, 'visit.not-answered')).toEqual([])
    expect(await told(home.publicHealth, 'visit.unassigned')).toEqual([])
  })
})

describe('a nurse’s visit', () => {
  it('that was offered to her and not taken, or to nobody yet, ends the same way', async () => {
    const nursing = { code: 'vitalSigns', staffId: home.staff.nurse }
    const consulted = await step(home.doctor, await book(home, nursing), 'consult', fit)
    const waiting = await book(home, { ...nursing, time: '14:00' })
    const offered = await step(home.desk, consulted, 'offer')
    expect([waiting.state, offered.state]).toEqual(['consulted', 'offered'])
    await at('2026-03-06T18:00')
    expect([await shown(offered), await shown(waiting)]).toMatchObject([
      { state: 'refused', reason },
      { state: 'refused', reason },
    ])
    expect(await told(home.desk, 'visit.not-answered')).toHaveLength(2)
    expect(await told(home.desk, 'visit.not-consulted')).toEqual([])
  })
})

describe('a visit somebody said to come to', () => {
  it('is left alone, also when she said so late', async () => {
    const early = await accepted(home)
    const late = await book(home, { time: '14:00' })
    await at('2026-03-06T14:30')
    await step(home.publicHealth, late, 'accept')
    await at('2026-03-06T20:00')
    expect([(await shown(early)).state, (await shown(late)).state]).toEqual([
      'accepted',
      'accepted',
    ])
    expect(await listed()).toEqual([])
  })
})
