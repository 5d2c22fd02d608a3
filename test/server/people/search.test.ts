import mongoose from 'mongoose'
import { peopleStore } from '../../../server/people/stores/people'
import type { NewPerson } from '../../../server/people/types'
import type { PersonHit } from '../../../shared/register'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { act, paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { numberOf, phoneNumber } from '../../support/documents'

const FOLK = 2_000
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗']
const given = '秀英 桂兰 秀珍 玉兰 凤英 桂英 玉珍 建国 国强 永福 志明 金生 长根 水根'.split(' ')

/** The same people at every run: names by turns, every other one of another centre. */
const folk: NewPerson[] = Array.from({ length: FOLK }, (_, at) => ({
  name: `${surnames[at % surnames.length] ?? ''}${given[(at * 7) % given.length] ?? ''}`,
  sex: 'female',
  birthDate: '1950-01-15',
  residence: 'resident',
  life: { status: 'living' },
  communityCode: at % 2 ? '980101102001' : '980101001002',
  community: at % 2 ? '西山村' : '东湖社区',
  orgPath: at % 2 ? paths.westHill : paths.eastLake,
  tags: [],
  act,
}))

let api: Api
let staff: Staff
let desk: Client
let wang: string
beforeAll(async () => {
  api = await startApi({ label: 'search' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
  await peopleStore.addMany(folk)
  wang = await registerElder({ name: '欧阳慧珍', birthDate: '1952-06-12' })
  const number = numberOf('1952-06-12', 'female')
  await desk.post(`/api/people/${wang}/identity`, { kind: 'resident-id', number })
  await desk.post(`/api/people/${wang}/phones`, { number: phoneNumber(1234), owner: 'self' })
  await desk.post(`/api/people/${wang}/addresses`, {
    label: '家',
    communityCode: '980101001002',
    text: '东湖路 12 号 3 幢 501 室',
  })
}, 120_000)
afterAll(() => api.stop())

const search = async (q: string, client = desk) =>
  (await client.get<PersonHit[]>(`/api/people/search?q=${encodeURIComponent(q)}`)).body
const found = async (q: string, client = desk) =>
  (await search(q, client)).map(({ id, by }) => [id, by])

describe('finding a person', () => {
  it.each([
    ['the beginning of her name', '欧阳慧', 'name'],
    ['her initials', 'oyhz', 'initials'],
    ['her initials in capitals', 'OYHZ', 'initials'],
    ['the last four digits of her phone', '1234', 'phone'],
    ['her whole phone', phoneNumber(1234), 'phone'],
    ['her document', numberOf('1952-06-12', 'female'), 'identity'],
    [
      'her document with spaces and a small x',
      ` ${numberOf('1952-06-12', 'female').toLowerCase()}`,
      'identity',
    ],
    ['two letters of her street', '湖路', 'address'],
    ['house and room', '12号3幢501', 'address'],
    ['her whole address', '东湖路12号3幢501室', 'address'],
  ])('by %s', async (_, q, by) => expect(await found(q)).toEqual([[wang, by]]))

  it('shows what is needed to choose, and the phone masked', async () => {
    expect(await search('1234')).toEqual([
      {
        ...{ id: wang, name: '欧阳慧珍', sex: 'female', age: 73, community: '东湖社区' },
        ...{ tags: [], by: 'phone', phone: '154****1234', residence: 'resident' },
      },
    ])
  })

  it('tells a name that is also an address once, by its name', async () => {
    const elder = await registerElder({ name: '湖路生' })
    expect(await found('湖路')).toEqual([
      [elder, 'name'],
      [wang, 'address'],
    ])
  })

  it('answers at most twenty, of the own centre only', async () => {
    const hits = await search('w')
    expect(hits).toHaveLength(20)
    expect(new Set(hits.map(({ community }) => community))).toEqual(new Set(['东湖社区']))
  })

  it.each(['oyhz', '欧阳', '1234', numberOf('1952-06-12', 'female'), '东湖路12号'])(
    'is no way for another centre to find %s',
    async (q) => expect(await search(q, await api.signIn(staff.westDesk))).toEqual([]),
  )

  it.each(['5678', '9999', 'zzzz', '没有这个人', '东湖路99号', '21号', '.*', '$gt'])(
    'finds nobody by %s',
    async (q) => expect(await search(q)).toEqual([]),
  )

  it('is not for elders, and not for commissions', async () => {
    for (const id of [wang, staff.county]) {
      expect((await (await api.signIn(id)).get('/api/people/search?q=w')).status).toBe(403)
    }
    for (const query of ['', '?q=', `?q=${'长'.repeat(41)}`])
      expect((await desk.get(`/api/people/search${query}`)).status).toBe(422)
  })
})

describe('a search', () => {
  const keysExamined = async (collection: string, filter: object, sort: object) => {
    const plan = await mongoose.connection
      .collection(collection)
      .find(filter)
      .sort(sort as never)
      .limit(20)
      .explain('executionStats')
    const { totalKeysExamined, nReturned } = plan['executionStats'] as Record<string, number>
    return { keys: totalKeysExamined ?? Infinity, hits: nReturned ?? 0 }
  }

  it.each<[string, 'initials' | 'name', string]>([
    ['everybody of a letter', 'initials', 'w'],
    ['a few', 'initials', 'wxy'],
    ['nobody', 'initials', 'zzz'],
    ['a surname', 'name', '王'],
  ])('that finds %s reads no more keys than hits and ten', async (_, field, start) => {
    const range = { $gte: start, $lt: `${start}\u{10FFFF}` }
    const filter = { centreId: 'org-east', [field]: range, registered: true }
    const { keys, hits } = await keysExamined('people', filter, { [field]: 1, _id: 1 })
    expect(keys).toBeLessThanOrEqual(hits + 10)
  })

  it('by phone reads the keys of that phone tail in that centre, and no other', async () => {
    const { words } = api.rooms.people.contactRows
    const filter = { $and: [{ tokens: words.ofPhone('org-east', '1234') }] }
    const { keys, hits } = await keysExamined('contacts', filter, {})
    expect([keys <= hits + 10, hits]).toEqual([true, 1])
  })
})
