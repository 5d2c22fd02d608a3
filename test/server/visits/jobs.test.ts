import mongoose from 'mongoose'
import type { VisitView } from '../../../shared/visits/view'
import { readyOnDays } from './care/meeting'
import { arrived, booked, finished, fit, openWorld, step } from './care/steps'
import type { World } from './care/steps'

let world: World
beforeEach(async () => {
  world = await openWorld('visit-jobs')
  world.api.clock.set('2026-03-04T10:00:00+08:00')
}, 60_000)
afterEach(() => world.api.stop({ failuresExpected: true }))

/** Puts into the row of a visit what no service would write there. */
const write = (visit: VisitView, fields: object) =>
  mongoose.connection
    .collection('visits')
    .updateOne({ _id: new mongoose.Types.ObjectId(visit.id) }, { $set: fields })
const stateOf = async ({ id }: VisitView) =>
  (
    await mongoose.connection.collection('visits').findOne({ _id: new mongoose.Types.ObjectId(id) })
  )?.['state'] as string

async function runAt(instant: string) {
  world.api.clock.set(`${instant}:00+08:00`)
  await world.api.app.jobs.runDue()
}
/** What the log says of runs of a job that failed. */
const failuresOf = async (job: string) =>
  (await world.api.logged())
    .filter(({ msg, id }) => msg === 'failure' && id === job)
    .map(({ err }) => JSON.stringify(err))

describe('one visit that cannot be worked on', () => {
  it('holds up the end of no other; the failure is in the log, and it is tried again', async () => {
    const bad = await booked(world)
    const good = await booked(world, { time: '15:00' })
    await write(bad, { 'bill.lines': null })
    await runAt('2026-03-06T15:00')
    expect([await stateOf(bad), await stateOf(good)]).toEqual(['requested', 'refused'])
    const [failure, ...more] = await failuresOf('visits.unconsulted')
    expect(failure).toContain(bad.id)
    expect(failure).not.toContain(good.id)
    expect(more).toEqual([])
    await write(bad, { 'bill.lines': [] })
    await runAt('2026-03-06T15:01')
    expect(await stateOf(bad)).toBe('refused')
  })

  it('holds up the confirmation of no other', async () => {
    const next = readyOnDays()
    const bad = await finished(world, await arrived(world, await next(world)))
    const good = await finished(world, await arrived(world, await next(world)))
    await write(bad, { staffIds: null })
    await runAt('2026-03-09T10:00')
    expect([await stateOf(bad), await stateOf(good)]).toEqual(['done', 'confirmed'])
    expect((await failuresOf('visits.confirm')).join()).toContain(bad.id)
  })

  it('keeps the desk from hearing of no other that nobody has said to come to', async () => {
    const bad = await step(world.as.doctor, await booked(world), 'consult', fit)
    await step(world.as.doctor, await booked(world, { time: '11:00' }), 'consult', fit)
    await write(bad, { reached: null })
    await runAt('2026-03-06T09:00')
    const { body } = await world.as.desk.get<{ items: { text: string }[] }>('/api/notices')
    expect(body.items.map(({ text }) => text)).toEqual([
      '3月6日 上午 11:00 钱秀英 护理服务还没有人接单，请派人或者打电话说明',
    ])
    expect((await failuresOf('visits.unanswered')).join()).toContain(bad.id)
  })

  it('keeps the overtime alarm of no other from ringing', async () => {
    const next = readyOnDays()
    const bad = await arrived(world, await next(world))
    const good = await arrived(world, await next(world))
    await write(bad, { trail: null })
    await runAt('2026-03-09T10:00')
    const alarms = mongoose.connection.collection<{ visitId: string }>('visit_alarms')
    const rung = await alarms.find({ cause: 'overtime' }).toArray()
    expect(rung.map(({ visitId }) => visitId)).toEqual([good.id])
    expect((await failuresOf('visits.overtime')).join()).toContain(bad.id)
  })
})
