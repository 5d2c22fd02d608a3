import { oldElder } from '../house'
import { another } from './meeting'
import { accepted, booked, fit, no, openWorld, paper, step, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-consulting')
}, 120_000)
afterAll(() => world.api.stop())

describe('首诊', () => {
  it('is for a doctor of this institution, and from papers only when there are some', async () => {
    const visit = await another(world, { time: '08:30' })
    expect(no(await tryStep(world.as.nurse, visit, 'consult', fit))).toEqual([
      403,
      'who.not-allowed',
    ])
    const west = await world.api.signIn(world.house.staff.westDoctor)
    expect(no(await tryStep(west, visit, 'consult', fit))).toEqual([404, 'visit.not-found'])
    const records = { ...fit, way: 'records' }
    const without = await tryStep(world.as.doctor, visit, 'consult', records)
    expect(no(without)).toEqual([422, 'visit.consult-needs-records'])
    const fileIds = [await paper(world.as.desk, visit.elder.id, 'medical-record')]
    const looked = await step(world.as.doctor, visit, 'consult', { ...records, fileIds })
    expect(looked).toMatchObject({ state: 'consulted', consultation: { way: 'records' } })
    expect(looked.files).toHaveLength(1)
  })

  it('takes no paper of somebody else', async () => {
    const visit = await another(world, { time: '09:00', staffId: world.house.staff.stationNurse })
    const fileIds = [await paper(world.as.desk, await oldElder('别人'), 'medical-record')]
    const answer = await tryStep(world.as.doctor, visit, 'consult', {
      ...fit,
      way: 'records',
      fileIds,
    })
    expect(no(answer)).toEqual([422, 'visit.file-unknown'])
  })

  it('that finds her not suitable ends the visit with the finding as its reason', async () => {
    const visit = await another(world, { time: '11:30' })
    const unfit = { ...fit, result: 'refer', findings: '血压太高，请先到医院' }
    const ended = await step(world.as.doctor, visit, 'consult', unfit)
    expect(ended).toMatchObject({ state: 'refused', reason: '血压太高，请先到医院', may: [] })
  })

  it('on file moves the next visit on by itself, until the condition changes', async () => {
    const first = await another(world, { time: '13:00' })
    await step(world.as.doctor, first, 'consult', fit)
    const next = await booked(world, { day: '2026-03-09', time: '09:00' })
    expect(next).toMatchObject({ state: 'consulted', consultation: { byName: '东医生' } })
    await world.api.rooms.visits.care.conditionChanged(first.elder.id)
    const later = await booked(world, { day: '2026-03-10', time: '09:00' })
    expect(later.state).toBe('requested')
    const ready = await accepted(world, next)
    world.api.clock.set('2026-03-09T08:30:00+08:00')
    const away = await tryStep(world.as.nurse, ready, 'set-off')
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    expect(no(away)).toEqual([409, 'visit.consult-again'])
  })
})

describe('an item that needs an order', () => {
  it('is offered only with one that holds on the day, entered by a doctor', async () => {
    const asked = await another(world, { code: 'urinaryCath', time: '15:00' })
    expect(asked.needs.order).toBe(true)
    const visit = await step(world.as.doctor, asked, 'consult', fit)
    expect(no(await tryStep(world.as.desk, visit, 'offer'))).toEqual([409, 'visit.order-missing'])
    const order = { text: '更换尿管一次', validUntil: '2026-03-31', from: 'own' }
    expect(no(await tryStep(world.as.nurse, visit, 'order', order))).toEqual([
      403,
      'who.not-allowed',
    ])
    const early = { ...order, validUntil: '2026-03-05' }
    expect(no(await tryStep(world.as.doctor, visit, 'order', early))).toEqual([
      422,
      'visit.order-days',
    ])
    const away = { ...order, from: 'other-institution' }
    expect(no(await tryStep(world.as.doctor, visit, 'order', away))).toEqual([
      422,
      'visit.order-needs-photo',
    ])
    const ordered = await step(world.as.doctor, visit, 'order', order)
    expect(ordered.order).toMatchObject({ byName: '东医生', on: '2026-03-04' })
    expect((await step(world.as.desk, ordered, 'offer')).state).toBe('offered')
  })
})
