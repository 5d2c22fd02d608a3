import type { VisitView } from '../../../../shared/visits/view'
import { addRelative } from '../../../support/build'
import { another, readyOnDays } from './meeting'
import { linesOf, onlyOne } from './racing'
import { arrived, door, finished, fit, openWorld, step, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-at-once')
}, 120_000)
afterAll(() => world.api.stop())

const readied = readyOnDays()
const ready = () => readied(world)
const done = async (how?: object) => finished(world, await arrived(world, await ready(), how))
const now = async ({ id }: VisitView) =>
  (await world.as.desk.get<VisitView>(`/api/visits/${id}`)).body

describe('of two at the same moment one is first, and the other hears so', () => {
  it('who review one arrival: it counts as the first of them said', async () => {
    const visit = await done({ point: door })
    const confirmed = await step(world.as.elder, visit, 'confirm-done')
    const word = (counted: boolean) => ({ counted, why: counted ? '来过' : '没有来过' })
    const answers = await Promise.all([
      tryStep(world.as.manager, confirmed, 'review', word(true)),
      tryStep(world.as.desk, confirmed, 'review', word(false)),
    ])
    const { body } = onlyOne(answers)
    const after = await now(visit)
    expect(after.arrival?.review).toEqual(body.arrival?.review)
    const counted = after.arrival?.review?.counted
    expect(await linesOf(visit)).toEqual([
      ...(counted ? ['line.corrected'] : []),
      'service.home-nursing',
      ...(counted ? ['service.home-nursing'] : []),
    ])
  })

  it('who confirm: the elder and her daughter', async () => {
    const visit = await done()
    const { id, name } = visit.elder
    const daughter = await world.api.signIn(
      await addRelative({ id, name }, { name: '孙女儿', relation: '母亲' }),
    )
    onlyOne(
      await Promise.all([
        tryStep(world.as.elder, visit, 'confirm-done'),
        tryStep(daughter, visit, 'confirm-done'),
      ]),
    )
    expect(await linesOf(visit)).toEqual(['service.home-nursing'])
  })

  it('who finish and break off', async () => {
    const there = await arrived(world, await ready())
    const begun = await step(world.as.nurse, there, 'start')
    const { body } = onlyOne(
      await Promise.all([
        tryStep(world.as.nurse, begun, 'finish', written),
        tryStep(world.as.nurse, begun, 'abort', { reason: '老人不舒服' }),
      ]),
    )
    const after = await now(begun)
    expect([after.state, after.record !== undefined]).toEqual([body.state, body.state === 'done'])
    expect(await linesOf(begun)).toEqual(body.state === 'done' ? [] : ['missed.home-nursing'])
  })

  it('who take the visit and cancel it', async () => {
    const asked = await another(world, { day: '2026-04-10' })
    const consulted = await step(world.as.doctor, asked, 'consult', fit)
    const offered = await step(world.as.desk, consulted, 'offer')
    const { body } = onlyOne(
      await Promise.all([
        tryStep(world.as.nurse, offered, 'accept'),
        tryStep(world.as.elder, offered, 'cancel', { reason: '不用了' }),
      ]),
    )
    expect((await now(offered)).state).toBe(body.state)
  })

  it('who set off and cancel: a cancel that came first costs nothing', async () => {
    const visit = await ready()
    world.api.clock.set(`${visit.day}T09:30:00+08:00`)
    const { body } = onlyOne(
      await Promise.all([
        tryStep(world.as.nurse, visit, 'set-off'),
        tryStep(world.as.elder, visit, 'cancel', { reason: '住院了' }),
      ]),
    )
    const after = await now(visit)
    expect(after.state).toBe(body.state)
    if (after.state === 'cancelled')
      expect([after.bill.feeKept ?? 0, after.late]).toEqual([0, true])
  })

  it('who write a first consultation', async () => {
    const asked = await another(world, { day: '2026-04-13' })
    const { body } = onlyOne(
      await Promise.all([
        tryStep(world.as.doctor, asked, 'consult', fit),
        tryStep(world.as.doctor, asked, 'consult', { ...fit, result: 'not-suitable' }),
      ]),
    )
    expect((await now(asked)).consultation).toEqual(body.consultation)
  })

  it('who give it to somebody else and cancel it: nobody’s time stays taken', async () => {
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    const asked = await another(world, { day: '2026-04-14' })
    const consulted = await step(world.as.doctor, asked, 'consult', fit)
    const visit = await step(world.as.desk, consulted, 'offer')
    const staffIds = [world.house.staff.stationNurse]
    const [reassigned, cancelled] = await Promise.all([
      tryStep(world.as.desk, visit, 'reassign', { staffIds }),
      tryStep(world.as.elder, visit, 'cancel', { reason: '不用了' }),
    ])
    onlyOne([reassigned, cancelled])
    const after = await now(visit)
    const isCancelled = cancelled.status === 200
    expect(after.state).toBe(isCancelled ? 'cancelled' : 'offered')
    const { nurse, stationNurse } = world.house.staff
    const free = isCancelled ? [nurse, stationNurse] : [nurse]
    for (const staffId of free) {
      const other = await another(world, { day: '2026-04-14', staffId })
      expect(other.staff.map(({ id }) => id)).toEqual([staffId])
    }
  })
})
