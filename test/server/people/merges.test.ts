import type { BoardView } from '../../../shared/indicators'
import type { PersonCard, PersonView } from '../../../shared/people'
import type { MergeView } from '../../../shared/register'
import { mergeStore } from '../../../server/people/stores/merges'
import { paths, registerElder } from '../../support/build'
import { phoneNumber } from '../../support/documents'
import { openCounty, signed } from '../contracts/steps'
import type { County } from '../contracts/steps'
import { recorded } from '../records/steps'

let county: County
let kept: string
let other: string
beforeAll(async () => {
  county = await openCounty('merges')
})
beforeEach(async () => {
  county.api.clock.set('2026-03-04T10:00:00+08:00')
  kept = await registerElder({ name: '王桂芳' })
  other = await registerElder({ name: '王桂芬' })
})
afterAll(() => county.api.stop())

const suggest = async (keptId = kept, otherId = other) =>
  county.as.desk.post<MergeView>('/api/merges', { keptId, otherId, why: '身份证同一人' })
const decide = (id: string, more: object = {}, client = county.as.manager) =>
  client.post(`/api/merges/${id}/decide`, { merge: true, ...more })
const undo = (id: string, client = county.as.manager) => client.post(`/api/merges/${id}/undo`)
const merged = async (keptId = kept, otherId = other) => {
  const { body } = await suggest(keptId, otherId)
  const answer = await decide(body.id)
  expect([answer.status, answer.body.error]).toEqual([200, undefined])
  return body.id
}
const file = async (id: string) => (await county.as.desk.get<PersonView>(`/api/people/${id}`)).body
const figures = async () => {
  const { body } = await county.as.manager.get<BoardView>('/api/indicators/board?orgId=org-east')
  return body.tasks.flatMap((task) => task.figures.map(({ code, value }) => [code, value]))
}

describe('a merge', () => {
  it('makes both ids answer the kept file, and leaves one in the lists', async () => {
    await merged()
    expect((await file(other)).id).toBe(kept)
    expect((await file(kept)).name).toBe('王桂芳')
    const { body } = await county.as.desk.get('/api/people?q=王桂芬')
    expect((body.items as PersonCard[]).map(({ id }) => id)).not.toContain(other)
    const persons = await county.api.rooms.people.reads.persons([kept, other])
    expect([persons.get(kept)?.id, persons.get(other)?.id]).toEqual([kept, kept])
    expect(await county.api.rooms.people.reads.idsOf(kept)).toEqual([kept, other])
  })

  it('takes phones along, and finds the kept file by them', async () => {
    const phone = { number: phoneNumber(31), owner: 'self' }
    await county.as.desk.post(`/api/people/${other}/phones`, phone)
    await merged()
    expect((await file(kept)).phones).toHaveLength(1)
    const { body } = await county.as.desk.get(`/api/people/search?q=${phoneNumber(31)}`)
    expect(body).toMatchObject([{ id: kept, by: 'phone' }])
  })

  it('signs in whoever had the other file as the person she is', async () => {
    await merged()
    const phone = await county.api.signIn(other)
    expect((await phone.get('/api/session')).body.person).toMatchObject({ id: kept })
    expect((await phone.get(`/api/people/${kept}`)).body.name).toBe('王桂芳')
  })

  it('changes no figure of a day that was counted, and no line', async () => {
    for (const elder of [kept, other]) await recorded(county.as.nurse, elder)
    const before = await figures()
    const id = await merged()
    expect(await figures()).toEqual(before)
    await undo(id)
    expect(await figures()).toEqual(before)
  })

  it('writes what comes afterwards to the kept file, also when an old phone names the other', async () => {
    await merged()
    const record = await recorded(county.as.nurse, other)
    expect(record.elder.id).toBe(kept)
  })

  it('can be undone, and both files are as they were', async () => {
    const before = [await file(kept), await file(other)]
    const id = await merged()
    expect((await undo(id)).body.state).toBe('undone')
    expect([await file(kept), await file(other)]).toEqual(before)
    expect((await undo(id)).body.error.code).toBe('register.merge-decided')
    expect((await suggest()).status).toBe(201)
  })

  it('follows a chain of three', async () => {
    const third = await registerElder({ name: '王桂方' })
    await merged(kept, other)
    await merged(third, kept)
    for (const id of [kept, other, third]) expect((await file(id)).id).toBe(third)
    expect(await county.api.rooms.people.reads.idsOf(third)).toEqual([third, kept, other])
  })

  it('keeps the file with the contract', async () => {
    const { elderId } = await signed(county)
    const { body } = await suggest(kept, elderId)
    expect((await decide(body.id)).body.error.code).toBe('register.merge-keep-contract')
    expect((await decide(body.id, { keptId: elderId })).body).toMatchObject({
      state: 'merged',
      kept: { id: elderId, contracts: 1 },
      other: { id: kept },
    })
    expect((await file(kept)).team).toEqual({ id: 'team-east', name: '东团队' })
  })
})

describe('deciding', () => {
  it('is done once, also when two managers decide at once', async () => {
    const { body } = await suggest()
    const answers = await Promise.all([
      decide(body.id),
      decide(body.id, { merge: false }),
      decide(body.id),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('never merges two files into each other', async () => {
    const first = (await suggest(kept, other)).body.id
    const third = await registerElder()
    const second = (await suggest(other, third)).body.id
    const last = (await suggest(third, kept)).body.id
    await Promise.all([decide(first), decide(second), decide(last)])
    const ids = await Promise.all([kept, other, third].map(async (id) => (await file(id)).id))
    expect(ids.every((id) => id !== undefined)).toBe(true)
  })

  it('against it leaves two people', async () => {
    const { body } = await suggest()
    expect((await decide(body.id, { merge: false })).body.state).toBe('refused')
    expect((await file(other)).id).toBe(other)
    const decided = (await county.as.manager.get<MergeView[]>('/api/merges?orgId=org-east')).body
    expect(decided.find(({ id }) => id === body.id)).toMatchObject({
      state: 'refused',
      decidedByName: '东主任',
    })
  })

  it('over two centres is for the county, and shows each manager no whole name of the other', async () => {
    const west = await registerElder({ name: '王桂芳', orgPath: paths.westHill })
    const id = await mergeStore.suggest({
      keptId: kept,
      otherId: west,
      orgIds: [...new Set([...paths.eastLake, ...paths.westHill])],
      state: 'suggested',
      why: '登记时相近',
      act: { byId: kept, byName: '东前台', channel: 'on-site', at: '2026-03-04T02:00:00.000Z' },
    })
    const seen = (await county.as.westManager.get<MergeView[]>('/api/merges?orgId=org-west')).body
    expect(seen[0]).toMatchObject({ kept: { name: '王*' }, other: { name: '王桂芳' } })
    expect((await decide(id)).body.error.code).toBe('register.merge-not-yours')
    expect((await decide(id, {}, county.as.county)).status).toBe(200)
  })

  it.each([
    ['the same file twice', () => suggest(kept, kept), 'register.merge-same'],
    ['somebody unknown', () => suggest(kept, 'f'.repeat(24)), 'person.not-found'],
    [
      'an unknown pair',
      () => decide(`${'e'.repeat(24)}-${'f'.repeat(24)}`),
      'register.merge-not-found',
    ],
    ['an id of another form', () => decide('x'), 'input.invalid'],
    [
      'a file merged already',
      async () => (await merged(), suggest(other, kept)),
      'register.merge-same',
    ],
    ['a pair named already', async () => (await suggest(), suggest()), 'register.merge-decided'],
  ])('refuses %s', async (_, act, code) => {
    expect((await act()).body).toMatchObject({ error: { code } })
  })

  it('is for managers and commissions, of their own organisations', async () => {
    const { body } = await suggest()
    expect((await decide(body.id, {}, county.as.desk)).status).toBe(403)
    expect((await decide(body.id, {}, county.as.westManager)).status).toBe(404)
    const elsewhere = await county.as.westManager.get('/api/merges?orgId=org-east')
    expect(elsewhere.status).toBe(404)
  })
})
