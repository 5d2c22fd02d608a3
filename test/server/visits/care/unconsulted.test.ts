import mongoose from 'mongoose'
import type { VisitView } from '../../../../shared/visits/view'
import { StaffModel } from '../../../../server/people/models/staff'
import type { Client } from '../../../support/api'
import { oldElder } from '../house'
import { another } from './meeting'
import { accepted, booked, fit, no, openWorld, step, tryStep } from './steps'
import type { World } from './steps'

let world: World
let visit: VisitView
beforeEach(async () => {
  world = await openWorld('visit-unconsulted')
  world.api.clock.set('2026-03-04T10:00:00+08:00')
  visit = await another(world)
}, 60_000)
afterEach(() => world.api.stop())

async function runAt(instant: string) {
  world.api.clock.set(`${instant}:00+08:00`)
  await world.api.app.jobs.runDue()
}
const shown = async (id = visit.id) =>
  (await world.as.elder.get<VisitView>(`/api/visits/${id}`)).body
const inbox = async (client: Client) =>
  (await client.get<{ items: { kind: string; text: string; page?: string }[] }>('/api/notices'))
    .body.items
const reason = '到约定时间还没有做首诊，这次不能上门，请重新预约'

describe('a visit nobody was consulted for by its time', () => {
  it('ends then and not before, refused, with the reason, and costs nothing', async () => {
    await runAt('2026-03-06T09:55')
    expect((await shown()).state).toBe('requested')
    await runAt('2026-03-06T10:00')
    const ended = await shown()
    expect(ended).toMatchObject({ state: 'refused', reason, may: [] })
    expect(ended.bill.feeKept).toBe(0)
    expect(ended.trail.at(-1)).toMatchObject({
      ...{ event: 'refuse', note: reason },
      act: { byName: '系统', forId: visit.elder.id },
    })
  })

  it('tells the family, and the desk to call; whoever might have come was never asked', async () => {
    await runAt('2026-03-06T10:00')
    expect((await inbox(world.as.elder))[0]).toMatchObject({
      kind: 'visit.refused',
      text: '3月6日 上午 10:00 护理服务没有受理，点开看原因',
    })
    expect((await inbox(world.as.desk))[0]).toMatchObject({
      kind: 'visit.not-consulted',
      text: '3月6日 上午 10:00 孙桂兰 护理服务到时间还没有首诊，已结束，请打电话说明并重新约',
      page: `/office/visit/index?id=${visit.id}`,
    })
    expect(await inbox(world.as.nurse)).toEqual([])
  })

  it('tells the manager of a house that has no desk', async () => {
    await StaffModel.updateMany({ role: 'desk' }, { $set: { to: '2026-03-05' } })
    await runAt('2026-03-06T10:00')
    expect((await inbox(world.as.manager)).map(({ kind }) => kind)).toEqual(['visit.not-consulted'])
  })

  it('waits on no list any more, counts nowhere, and its time is free again', async () => {
    await runAt('2026-03-06T10:00')
    const queue = await world.as.doctor.get('/api/visits/lists/to-consult?orgId=org-east')
    expect(queue.body).toEqual({ items: [] })
    expect(await mongoose.connection.collection('ledger_lines').countDocuments()).toBe(0)
    world.api.clock.set('2026-03-05T10:00:00+08:00')
    const elderId = await oldElder('周玉珍')
    const client = await world.api.signIn(elderId)
    expect(await booked(world, { elderId, client })).toMatchObject({
      ...{ day: visit.day, time: visit.time, staff: visit.staff },
    })
  })

  it('is ended once, and not consulted for afterwards', async () => {
    await runAt('2026-03-06T10:00')
    const { version } = await shown()
    await runAt('2026-03-06T10:05')
    expect((await shown()).version).toBe(version)
    const late = await tryStep(world.as.doctor, { ...visit, version }, 'consult', fit)
    expect(no(late)).toEqual([409, 'visit.not-now'])
  })

  it('after the house was away over night ends the next morning all the same', async () => {
    await runAt('2026-03-07T08:00')
    expect((await shown()).state).toBe('refused')
  })
})

describe('one that is found only long after its time', () => {
  const kinds = async (client: Client) => (await inbox(client)).map(({ kind }) => kind)

  it('is still news for three days', async () => {
    await runAt('2026-03-09T10:00')
    expect(await kinds(world.as.elder)).toContain('visit.refused')
    expect(await kinds(world.as.desk)).toContain('visit.not-consulted')
  })

  it('ends after that without a word to anybody, and still says why to whoever looks', async () => {
    await runAt('2026-03-09T10:05')
    expect(await kinds(world.as.elder)).not.toContain('visit.refused')
    expect(await kinds(world.as.desk)).toEqual([])
    expect(await shown()).toMatchObject({ state: 'refused', reason })
  })
})

describe('a visit that stands', () => {
  it('is left alone once a doctor has looked, and when it is moved to another day', async () => {
    const moved = await booked(world, { time: '15:00' })
    await step(world.as.desk, moved, 'move', { day: '2026-03-09', time: '15:00' })
    const ready = await accepted(world, visit)
    await runAt('2026-03-06T15:30')
    expect((await shown(ready.id)).state).toBe('accepted')
    expect((await shown(moved.id)).state).toBe('requested')
  })
})
