import { credentialStore } from '../../../../server/visits/care/store-credentials'
import { act, employ } from '../../../support/build'
import { giveCredentials, givePlan } from '../house'
import { another } from './meeting'
import { fit, no, openWorld, step, tapOf, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-two-come')
}, 120_000)
afterAll(() => world.api.stop())

describe('two who come', () => {
  it('each say yes for themselves, and only then it is accepted', async () => {
    const { desk, doctor, nurse, stationNurse } = world.as
    const asked = await another(world, { day: '2026-03-11', time: '18:30', staffId: undefined })
    expect(asked.staff).toHaveLength(2)
    const offered = await step(desk, await step(doctor, asked, 'consult', fit), 'offer')
    const half = await step(nurse, offered, 'accept')
    expect([half.state, half.may]).toEqual(['offered', expect.not.arrayContaining(['accept'])])
    expect(no(await tryStep(nurse, half, 'accept'))).toEqual([409, 'visit.already-accepted'])
    expect((await step(stationNurse, half, 'accept')).state).toBe('accepted')
  })

  it('are asked anew when one of them says no, and who stays is kept', async () => {
    const { desk, doctor, nurse, stationNurse } = world.as
    const third = await employ({ name: '东护士三', role: 'nurse', orgId: 'org-east' })
    await givePlan(third)
    await giveCredentials(third)
    const asked = await another(world, { day: '2026-03-10', time: '18:30', staffId: undefined })
    const pair = asked.staff.map(({ id }) => id)
    const ofPair = pair.includes(world.house.staff.nurse) ? nurse : stationNurse
    const offered = await step(desk, await step(doctor, asked, 'consult', fit), 'offer')
    const declined = await step(ofPair, offered, 'decline', { reason: '有事' })
    const [stays] = declined.staff
    const again = await step(desk, declined, 'offer')
    expect(again.staff).toHaveLength(2)
    expect(again.staff.map(({ id }) => id)).toContain(stays?.id)
    expect(again.staff.map(({ id }) => id).toSorted()).not.toEqual(pair.toSorted())
  })

  it('are two people: one named twice is nobody’s second', async () => {
    const { desk, doctor } = world.as
    const asked = await another(world, { day: '2026-03-12', time: '18:30', staffId: undefined })
    const consulted = await step(doctor, asked, 'consult', fit)
    const [first] = asked.staff.map(({ id }) => id)
    const twice = await tryStep(desk, consulted, 'offer', { staffIds: [first, first] })
    expect(no(twice)).toEqual([422, 'visit.staff-not-right'])
  })
})

describe('setting off', () => {
  it('is refused by name when the certificate was taken away after the visit was accepted', async () => {
    const { desk, doctor, nurse } = world.as
    const asked = await another(world, { day: '2026-03-09', time: '10:00' })
    const offered = await step(desk, await step(doctor, asked, 'consult', fit), 'offer')
    const taken = await step(nurse, offered, 'accept')
    const ready = await step(
      world.as.elder,
      taken,
      'consent',
      await tapOf(world.as.elder, taken.id),
    )
    const id = world.house.staff.nurse
    const kept = (await credentialStore.of([id])).get(id)
    if (!kept) throw new Error('the nurse has credentials')
    const { version, ...fields } = kept
    const violation = { on: '2026-03-04', note: '违规' }
    await credentialStore.write(id, { fields: { ...fields, violation }, version, act })
    world.api.clock.set('2026-03-09T09:30:00+08:00')
    expect(no(await tryStep(nurse, ready, 'set-off'))).toEqual([409, 'visit.gate'])
    await credentialStore.write(id, { fields, version: version + 1, act })
    expect((await step(nurse, ready, 'set-off')).state).toBe('set-off')
  })
})
