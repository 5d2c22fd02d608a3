import type { CoversView, CredentialsView } from '../../../../shared/visits/credentials'
import type { VisitView } from '../../../../shared/visits/view'
import { another } from './meeting'
import { fit, no, openWorld, step, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-offering')
}, 120_000)
afterAll(() => world.api.stop())

describe('who comes', () => {
  it('may say no: her time is free at once, and the office asks somebody else', async () => {
    const asked = await another(world, { day: '2026-03-12', time: '10:00' })
    const consulted = await step(world.as.doctor, asked, 'consult', fit)
    const offered = await step(world.as.desk, consulted, 'offer')
    expect(
      no(await tryStep(world.as.stationNurse, offered, 'decline', { reason: '有事' })),
    ).toEqual([403, 'who.not-allowed'])
    const declined = await step(world.as.nurse, offered, 'decline', { reason: '当天要开会' })
    expect(declined).toMatchObject({ state: 'consulted', staff: [] })
    const lists = await world.as.desk.get('/api/visits/lists/unassigned?orgId=org-east')
    expect((lists.body.items as VisitView[]).map(({ id }) => id)).toContain(asked.id)
    const again = await step(world.as.desk, declined, 'offer')
    expect(again).toMatchObject({ state: 'offered', staff: [{ name: '湖护士' }] })
    const free = await another(world, { day: '2026-03-12', time: '10:00' })
    expect(free.staff).toMatchObject([{ name: '东护士' }])
  })

  it('is refused by the name of what failed, and so is an institution without its policy', async () => {
    const asked = await another(world, { day: '2026-03-13', time: '10:00' })
    const visit = await step(world.as.doctor, asked, 'consult', fit)
    const nurse = world.house.staff.stationNurse
    const { body: known } = await world.as.manager.get<CredentialsView>(`/api/credentials/${nurse}`)
    const { version, credentials } = known
    const put = (client: typeof world.as.manager, path: string, body: object) =>
      client.send('PUT', path, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      })
    const path = `/api/credentials/${nurse}`
    const lesser = { ...credentials, version, title: '护士', clinicalSince: '2024-01-01' }
    expect((await put(world.as.desk, path, lesser)).status).toBe(403)
    expect((await put(world.as.manager, path, lesser)).status).toBe(200)
    expect((await put(world.as.manager, path, lesser)).body.error.code).toBe('data.changed')
    const refused = await tryStep(world.as.desk, visit, 'offer', { staffIds: [nurse] })
    expect(no(refused)).toEqual([409, 'visit.gate'])
    const { details } = (refused.body as unknown as { error: { details: { failures: object[] } } })
      .error
    expect(details.failures).toMatchObject([
      { name: '湖护士', code: 'too-few-years', says: '临床护理不满 5 年，2029年1月1日满' },
      { name: '湖护士', code: 'title-too-low', says: '职称为护士，须护师及以上' },
    ])
    const house = '/api/organisations/org-east/covers'
    const { body: held } = await world.as.manager.get<CoversView>(house)
    const covers = held.covers.map((cover) =>
      cover.kind === 'liability' ? { ...cover, until: '2026-03-12' } : cover,
    )
    expect((await put(world.as.manager, house, { version: held.version, covers })).status).toBe(200)
    const uncovered = await tryStep(world.as.desk, visit, 'offer')
    expect(no(uncovered)).toEqual([409, 'visit.gate'])
    expect(uncovered.text).toContain('机构的责任险没有或不在有效期')
  })
})

describe('the registers', () => {
  it('say who may not be sent and why, to the house alone', async () => {
    const { body } = await world.as.desk.get('/api/credentials?orgId=org-east')
    const names = (body.items as { staff: { name: string } }[]).map(({ staff }) => staff.name)
    expect(names.toSorted()).toEqual(['东护士', '湖护士'])
    const west = await world.api.signIn(world.house.staff.westManager)
    expect(no(await west.get('/api/credentials?orgId=org-east'))).toEqual([404, 'covers.not-found'])
    expect(no(await west.get('/api/organisations/org-east/covers'))).toEqual([
      404,
      'covers.not-found',
    ])
    const own = await world.as.nurse.get(`/api/credentials/${world.house.staff.nurse}`)
    expect(own.body.staff.name).toBe('东护士')
    const other = await world.as.nurse.get(`/api/credentials/${world.house.staff.stationNurse}`)
    expect(no(other)).toEqual([404, 'credentials.not-nurse'])
  })
})
