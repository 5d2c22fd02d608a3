import { booked, no, openWorld, tryStep } from './care/steps'
import { passOf } from './house'
import type { World } from './care/steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-entitlement')
}, 120_000)
afterAll(() => world.api.stop())

async function sign() {
  const { as, house } = world
  const { body: agreement } = await as.elder.get('/api/agreement?packageCode=primary')
  const { body: contract } = await as.elder.post('/api/contracts', {
    ...{ elderId: house.elderId, teamId: 'team-east', packageCode: 'primary', termMonths: 12 },
    agreementVersion: agreement.version as string,
  })
  await as.doctor.post(`/api/contracts/${contract.id as string}/accept`)
}

describe('the doctor’s visits of a package', () => {
  it('are booked as often as it promises, and the last one can still be moved', async () => {
    await sign()
    const { as, house } = world
    const { elderId, staff } = house
    const wanted = { code: 'doctor-visit', staffId: staff.doctor }
    await booked(world, { ...wanted, day: '2026-03-06' })
    const last = await booked(world, { ...wanted, day: '2026-03-09' })
    const pass = await passOf(as.elder, elderId)
    const third = { ...wanted, elderId, pass, day: '2026-03-10', time: '10:00' }
    expect(no(await as.elder.post('/api/visits', third))).toEqual([409, 'visit.not-eligible'])
    const moved = await tryStep(as.elder, last, 'move', { day: '2026-03-11', time: '14:00' })
    expect([moved.status, moved.body.day]).toEqual([200, '2026-03-11'])
  })
})
