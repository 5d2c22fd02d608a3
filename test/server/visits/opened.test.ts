import type { VisitView } from '../../../shared/visits/view'
import type { Client } from '../../support/api'
import { another } from './care/meeting'
import { accepted, booked, openWorld, step } from './care/steps'
import type { World } from './care/steps'

let world: World
let visit: VisitView
beforeAll(async () => {
  world = await openWorld('visits-opened')
  const { as, house } = world
  const file = `/api/people/${house.elderId}`
  const { body } = await as.desk.get<{ addresses: { id: string }[] }>(file)
  const [address] = body.addresses
  const doorNote = { doorNote: '按 1201 门铃' }
  await as.desk.post(`${file}/addresses/${address?.id ?? ''}/change`, doorNote)
  visit = await accepted(world, await booked(world))
}, 60_000)
afterAll(() => world.api.stop())

/** Kinds of things that whoever it is was written down for, by this name, within one act. */
async function rowsOf(name: string, act: () => Promise<unknown>): Promise<string[]> {
  const before = (await all(name)).length
  await act()
  const rows = await all(name)
  return rows.slice(0, rows.length - before).toSorted()
}

async function all(name: string): Promise<string[]> {
  const { as, house } = world
  const { body } = await as.elder.get(`/api/people/${house.elderId}/opened?limit=100`)
  const items = body.items as { byName: string; what: string }[]
  return items.filter(({ byName }) => byName === name).map(({ what }) => what)
}

const open = (client: Client) => client.get<VisitView>(`/api/visits/${visit.id}`)

describe('where the visit goes', () => {
  it('is told to her own side, masked, and not to whoever else may read it', async () => {
    expect((await open(world.as.elder)).body.address).toBe('家 桃源路 ** 号')
    expect((await open(world.as.desk)).body).not.toHaveProperty('address')
  })
})

describe('whoever opens a visit is written down with what was shown', () => {
  it('is a service before the day: nobody gets in yet', async () => {
    expect(await rowsOf('东护士', () => open(world.as.nurse))).toEqual(['services'])
  })

  it('is the home too, on the day, for her who gets in by what is told of the door', async () => {
    world.api.clock.set('2026-03-06T09:00:00+08:00')
    expect((await open(world.as.nurse)).body.doorNote).toBe('按 1201 门铃')
    expect(await rowsOf('东护士', () => open(world.as.nurse))).toEqual(['address', 'services'])
    expect((await open(world.as.desk)).body).not.toHaveProperty('doorNote')
    expect(await rowsOf('东前台', () => open(world.as.desk))).toEqual(['services'])
  })

  it('and so it is when a step answers with the door', async () => {
    const rows = await rowsOf('东护士', async () => {
      visit = await step(world.as.nurse, visit, 'set-off')
    })
    expect(rows).toEqual(['address', 'services'])
  })

  it('is the address on the route of the day, and with an alarm', async () => {
    const { nurse, desk } = world.as
    const day = () => nurse.get('/api/visits/day?day=2026-03-06')
    expect(await rowsOf('东护士', day)).toEqual(['address', 'services'])
    await nurse.post(`/api/visits/${visit.id}/alarm`)
    const alarms = () => desk.get('/api/visits/alarms?orgId=org-east')
    expect(await rowsOf('东前台', alarms)).toEqual(['address', 'services'])
  })

  it('is the phone, on the list of those to call', async () => {
    const { elder, desk } = world.as
    const { elderId } = world.house
    await desk.post(`/api/people/${elderId}/phones`, { number: '13812345678', owner: 'self' })
    await elder.post('/api/visits/call-backs', { elderId, words: '想问换药' })
    const calls = () => desk.get('/api/visits/call-backs?orgId=org-east')
    expect(await rowsOf('东前台', calls)).toEqual(['phone', 'services'])
  })

  it('is nothing where nobody is shown: progress, and whom the office may send', async () => {
    const { desk } = world.as
    for (const path of ['progress', 'candidates'])
      expect(await rowsOf('东前台', () => desk.get(`/api/visits/${visit.id}/${path}`))).toEqual([])
  })

  it.each([
    ['to-consult', '10:00'],
    ['to-order', '14:00'],
    ['unassigned', false],
    ['to-reassign', false],
    ['unproven', false],
    ['overtime', false],
  ])('is the service of whoever stands on the list %s, and of nobody else', async (list, time) => {
    const stands = time !== false
    if (stands) await another(world, { code: 'dressing', day: '2026-03-10', time })
    const { desk } = world.as
    const { elderId } = world.house
    let shown = false
    const rows = await rowsOf('东前台', async () => {
      const { body } = await desk.get(`/api/visits/lists/${list}?orgId=org-east`)
      shown = (body.items as VisitView[]).some(({ elder }) => elder.id === elderId)
    })
    expect([shown, rows]).toEqual([stands, stands ? ['services'] : []])
  })
})
