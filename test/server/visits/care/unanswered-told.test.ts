import type { VisitCard } from '../../../../shared/visits/view'
import type { Job } from '../../../../server/kit/jobs'
import { book, codeOf, inboxOf, openHome, runAt, step } from '../around/steps'
import type { Booked, Home } from '../around/steps'
import type { Client } from '../../../support/api'
import { fit } from './steps'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-unanswered-told')
}, 60_000)
afterEach(() => home.api.stop())

const at = (instant: string) => runAt(home, `${instant}:00+08:00`)
const listed = async (list = 'unanswered') => {
  const path = `/api/visits/lists/${list}?orgId=org-east`
  const { body } = await home.desk.get<{ items: VisitCard[] }>(path)
  return body.items.map(({ id }) => id)
}
const told = async (client: Client, kind: string) =>
  (await inboxOf(client)).filter((each) => each.kind === kind).map(({ text }) => text)
const toldDesk = () => told(home.desk, 'visit.unanswered')
const stateOf = async ({ id }: Booked) =>
  (await home.desk.get<Booked>(`/api/visits/${id}`)).body.state

/** The run of the job alone, in which something happens after it has read what is due. */
async function runMeanwhile(meanwhile: () => Promise<unknown>) {
  const job = home.api.rooms.visits.jobs.find(({ name }) => name === 'visits.unanswered') as Job
  let isFirst = true
  const hold = async () => {
    if (isFirst) await meanwhile()
    isFirst = false
  }
  return job.run({ period: '2026-03-06T13:00', fence: 1, hold })
}

const nursing = () => ({ code: 'vitalSigns', staffId: home.staff.nurse })

describe('the desk', () => {
  it('hears at once of a visit soon to begin for which nobody was asked', async () => {
    home.api.clock.set('2026-03-06T09:00:00+08:00')
    const visit = await step(
      home.doctor,
      await book(home, { ...nursing(), time: '12:00' }),
      'consult',
      fit,
    )
    await at('2026-03-06T09:00')
    expect(await listed()).toEqual([visit.id])
    expect(await toldDesk()).toHaveLength(1)
  })

  it('hears at once when whoever was asked says no', async () => {
    home.api.clock.set('2026-03-06T09:00:00+08:00')
    const visit = await book(home, { time: '12:00' })
    home.api.clock.set('2026-03-06T09:10:00+08:00')
    await step(home.publicHealth, visit, 'decline', { reason: '在别的老人家里' })
    await at('2026-03-06T09:10')
    expect(await listed()).toEqual([visit.id])
    expect(await toldDesk()).toHaveLength(1)
  })

  it('is not told at night what fell due while the house was away, but in the morning', async () => {
    await book(home)
    await at('2026-03-05T21:30')
    expect(await toldDesk()).toEqual([])
    await at('2026-03-06T07:00')
    expect(await toldDesk()).toHaveLength(1)
  })

  it('is not asked to send somebody to an elder in hospital', async () => {
    const visit = await book(home)
    await home.desk.post(`/api/people/${home.elderId}/life`, {
      ...{ event: 'admitted', on: '2026-03-04' },
    })
    await at('2026-03-06T08:00')
    expect([await listed(), await listed('in-hospital')]).toEqual([[], [visit.id]])
    expect(await toldDesk()).toEqual([])
  })

  it('is not told of a visit that was taken before the message went out', async () => {
    const visit = await book(home)
    home.api.clock.set('2026-03-06T08:00:00+08:00')
    await runMeanwhile(() => step(home.publicHealth, visit, 'accept'))
    await at('2026-03-06T08:00')
    expect(await toldDesk()).toEqual([])
  })

  it('is told no second time, nor the nurse and the family, when a doctor looks once more', async () => {
    const consulted = await step(
      home.doctor,
      await book(home, { ...nursing(), time: '14:00' }),
      'consult',
      fit,
    )
    const offered = await step(home.desk, consulted, 'offer')
    await at('2026-03-06T11:00')
    const again = await step(home.doctor, offered, 'consult', fit)
    await at('2026-03-06T11:05')
    expect(again.state).toBe('offered')
    expect(await listed()).toEqual([again.id])
    await at('2026-03-06T11:40')
    expect(await toldDesk()).toHaveLength(1)
    expect(await told(home.nurse, 'visit.assigned')).toHaveLength(1)
    const taken = await step(home.nurse, again, 'accept')
    await at('2026-03-06T11:45')
    expect((await step(home.doctor, taken, 'consult', fit)).state).toBe('accepted')
    await at('2026-03-06T12:00')
    expect(await told(home.daughter, 'visit.accepted')).toHaveLength(1)
    expect(await told(home.daughter, 'visit.in-2-hours')).toHaveLength(1)
  })
})

describe('a visit that ends by itself', () => {
  it('stays with whoever says yes in that moment', async () => {
    const visit = await book(home)
    home.api.clock.set('2026-03-06T13:00:00+08:00')
    const result = await runMeanwhile(() => step(home.publicHealth, visit, 'accept'))
    expect(result).toEqual({ ended: 0 })
    await at('2026-03-06T13:05')
    expect(await stateOf(visit)).toBe('accepted')
    expect(await told(home.daughter, 'visit.refused')).toEqual([])
  })

  it('stays when it is moved in that moment', async () => {
    const visit = await book(home)
    home.api.clock.set('2026-03-06T13:00:00+08:00')
    const moved = { day: '2026-03-09', time: '10:00' }
    const result = await runMeanwhile(() => step(home.desk, visit, 'move', moved))
    expect(result).toEqual({ ended: 0 })
    await at('2026-03-06T13:05')
    expect(await stateOf(visit)).toBe('requested')
  })

  it('refuses a yes and a new person that come later, and says how it stands', async () => {
    const visit = await book(home)
    await at('2026-03-06T13:00')
    const { body: ended } = await home.desk.get<Booked>(`/api/visits/${visit.id}`)
    const tried = (client: Client, path: string) =>
      client.post(`/api/visits/${visit.id}/${path}`, { version: ended.version })
    expect(codeOf(await tried(home.publicHealth, 'accept'))).toEqual([409, 'visit.not-now'])
    expect(codeOf(await tried(home.desk, 'reassign'))).toEqual([409, 'visit.not-reassignable'])
  })
})

describe('of two who come one said yes', () => {
  it('and nobody is told that none did', async () => {
    const both = [home.nurse, await home.api.signIn(home.staff.stationNurse)]
    const asked = await book(home, { ...nursing(), time: '18:30', staffId: undefined })
    const offered = await step(home.desk, await step(home.doctor, asked, 'consult', fit), 'offer')
    expect(offered.staff).toHaveLength(2)
    await step(home.nurse, offered, 'accept')
    await at('2026-03-06T14:30')
    expect(await toldDesk()).toEqual([
      '3月6日 晚上 6:30 钱秀英 护理服务还差一个人接单，请派人或者打电话说明',
    ])
    await at('2026-03-07T07:00')
    for (const nurse of both)
      expect(await told(nurse, 'visit.unassigned')).toEqual([
        '3月6日 晚上 6:30 钱秀英 护理服务还差一个人接单，已经结束，不用去了',
      ])
    expect(await told(home.desk, 'visit.not-answered')).toEqual([
      '3月6日 晚上 6:30 钱秀英 护理服务到时间还差一个人接单，已结束，请打电话说明并重新约',
    ])
  })
})
