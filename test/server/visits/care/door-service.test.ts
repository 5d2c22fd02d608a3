import { StaffModel } from '../../../../server/people/models/staff'
import { giveMandate } from '../../../support/build'
import type { VisitView } from '../../../../shared/visits/view'
import { LineModel } from '../../../../server/ledger/model'
import { explained, figureOf } from '../../indicators/support/asking'
import { booked, codeOf, door, no, openWorld, step, tapOf, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-door-service')
}, 120_000)
afterAll(() => world.api.stop())

const linesOf = async (id: string) =>
  (await LineModel.find().lean()).filter(({ _id }) => _id.startsWith(`visit:${id}`))

const personsNow = async () =>
  (await figureOf(world.as.manager, 'integrated-care.door.aged80'))?.value

/** A free door visit by the public-health worker, up to `started`. */
async function atTheDoor(facts: object = {}): Promise<VisitView> {
  const { api, as, house } = world
  api.clock.set('2026-03-04T10:00:00+08:00')
  const staffId = house.staff.publicHealth
  let now = await booked(world, { code: 'door-service', staffId, ...facts })
  now = await step(as.publicHealth, now, 'accept')
  now = await step(as.elder, now, 'consent', await tapOf(as.elder, now.id))
  api.clock.set(`${now.day}T09:40:00+08:00`)
  now = await step(as.publicHealth, now, 'set-off')
  const proof = { way: 'elder-code', code: await codeOf(as.elder, now.id) }
  now = await step(as.publicHealth, now, 'arrive', { point: door, proof })
  return step(as.publicHealth, now, 'start')
}

const six = (...kinds: string[]) => ({
  ...written,
  services: kinds.map((kind) =>
    kind === 'blood-pressure' ? { kind, values: { systolic: 130, diastolic: 80 } } : { kind },
  ),
})

describe('公卫上门服务', () => {
  let visit: VisitView

  it('says which of the six services were given, and counts one line each', async () => {
    const begun = await atTheDoor()
    const { publicHealth } = world.as
    expect(begun.bill.total).toBe(0)
    for (const wrong of [six(), six('home-nursing'), six('rehab-guidance', 'rehab-guidance')])
      expect(no(await tryStep(publicHealth, begun, 'finish', wrong))).toEqual([
        422,
        'visit.services',
      ])
    const upsideDown = { ...six('rehab-guidance'), vitals: { systolic: 80, diastolic: 130 } }
    expect(no(await tryStep(publicHealth, begun, 'finish', upsideDown))).toEqual([
      422,
      'visit.vitals',
    ])
    const done = await step(publicHealth, begun, 'finish', six('blood-pressure', 'rehab-guidance'))
    expect(await personsNow()).toBe(0)
    visit = await step(world.as.elder, done, 'confirm-done')
    expect(visit.lineIds).toEqual([
      `visit:${visit.id}#service.blood-pressure`,
      `visit:${visit.id}#service.rehab-guidance`,
    ])
    expect(await personsNow()).toBe(1)
    const { items } = await explained(world.as.manager, 'integrated-care.times', 'list=numerator')
    expect(items.map(({ visitId }) => visitId)).toEqual([visit.id, visit.id])
  })

  it('is put right by further lines', async () => {
    const request = {
      reason: '没有做康复指导，讲了营养',
      ...six('blood-pressure', 'nutrition-guidance'),
    }
    const correction = { reason: request.reason, services: request.services }
    expect(no(await tryStep(world.as.doctor, visit, 'correct', correction))).toEqual([
      403,
      'who.not-allowed',
    ])
    const before = await linesOf(visit.id)
    visit = await step(world.as.publicHealth, visit, 'correct', correction)
    const after = await linesOf(visit.id)
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.map(({ item }) => item).toSorted()).toEqual([
      'line.voided',
      'service.blood-pressure',
      'service.nutrition-guidance',
      'service.rehab-guidance',
    ])
    expect((await figureOf(world.as.manager, 'integrated-care.times'))?.value).toBe(2)
    expect(no(await tryStep(world.as.manager, visit, 'correct', correction))).toEqual([
      422,
      'visit.nothing-to-correct',
    ])
  })

  it('is not put right by whoever did it once she left, though she is the elder’s relative', async () => {
    const { publicHealth: id } = world.house.staff
    const elder = { id: visit.elder.id, name: visit.elder.name }
    await giveMandate(elder, { id, name: '东公卫', relation: '母亲' })
    const workFor = (orgId: string) => StaffModel.updateMany({ personId: id }, { $set: { orgId } })
    await workFor('org-west')
    const { services } = six('blood-pressure', 'rehab-guidance')
    const wanted = { reason: '换一项', services }
    const refused = await tryStep(world.as.publicHealth, visit, 'correct', wanted)
    await workFor('org-east')
    expect(no(refused)).toEqual([403, 'who.not-allowed'])
  })

  it('taken back counts nowhere, once', async () => {
    const gone = await step(world.as.manager, visit, 'void', { reason: '记错了人' })
    expect(gone.lineIds).toEqual([])
    expect(await personsNow()).toBe(0)
    const { reasons } = await explained(world.as.manager, 'integrated-care.times', 'list=excluded')
    expect(reasons).toMatchObject([{ reason: 'voided', rows: 3 }])
    expect(no(await tryStep(world.as.manager, gone, 'void', { reason: '再作废' }))).toEqual([
      409,
      'visit.not-counted',
    ])
  })

  it('broken off is listed with its reason, and stands for none of the six', async () => {
    const begun = await atTheDoor({ day: '2026-03-10' })
    await step(world.as.publicHealth, begun, 'abort', { reason: '老人突然发烧，已联系医生' })
    const { items } = await explained(world.as.manager, 'integrated-care.times', 'list=excluded')
    expect(items.find(({ visitId }) => visitId === begun.id)).toMatchObject({
      reason: 'aborted',
      what: '公卫上门服务（没有完成）（家中）',
    })
  })
})
