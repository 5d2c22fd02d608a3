import mongoose from 'mongoose'
import type { PersonView } from '../../../shared/people'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'register' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

const request = {
  name: '孙桂英',
  sex: 'female',
  birthDate: '1944-02-29',
  residence: 'resident',
  communityCode: '980101001002',
}
const register = (more: object = {}, client = desk) =>
  client.post('/api/people', { ...request, ...more })
const people = () => mongoose.connection.collection('people').countDocuments({ registered: true })

describe('registering somebody', () => {
  it('needs neither phone nor WeChat and puts her under the station of her community', async () => {
    const { status, body } = await register()
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: '孙桂英',
      sex: 'female',
      birthDate: '1944-02-29',
      age: 82,
      community: '东湖社区',
      residence: 'resident',
      lifeStatus: 'living',
      centre: { id: 'org-east', name: '东街道社区卫生服务中心' },
      tags: [],
      relatives: [],
    })
    const person = await api.rooms.people.reads.person(body.id as string)
    expect(person).toMatchObject({
      initials: 'sgy',
      orgPath: ['org-province', 'org-city', 'org-county', 'org-east', 'org-east-lake'],
    })
  })

  it('puts her under the centre of the street where there is no station', async () => {
    const { body } = await register({ communityCode: '980101001001' })
    const person = await api.rooms.people.reads.person(body.id as string)
    expect(person?.orgPath.at(-1)).toBe('org-east')
  })

  it('keeps who did it, for whom and how', async () => {
    const { body } = await register()
    const id = new mongoose.Types.ObjectId(body.id as string)
    const row = await mongoose.connection.collection('people').findOne({ _id: id })
    expect(row?.['act']).toEqual({
      byId: staff.desk,
      byName: '东前台',
      forId: body.id,
      channel: 'on-site',
      at: '2026-03-04T02:00:00.000Z',
    })
  })

  it('takes her tags with their days and source', async () => {
    const tags = [{ tag: 'care-dependent', from: '2025-06-01', source: '2025 年失能评估' }]
    const { body } = await register({ tags })
    expect((body as PersonView).tags).toEqual([{ id: expect.any(String), ...tags[0] }])
  })

  it('is open to care staff and the manager, in their own area', async () => {
    for (const id of [
      staff.doctor,
      staff.nurse,
      staff.publicHealth,
      staff.manager,
      staff.stationNurse,
    ]) {
      expect((await register({}, await api.signIn(id))).status).toBe(201)
    }
  })

  it.each(['county', 'city', 'province'] as const)('is not for the %s office', async (office) => {
    expect((await register({}, await api.signIn(staff[office]))).status).toBe(403)
  })

  it.each([
    [
      'a community of another centre',
      { communityCode: '980101102001' },
      'person.community-unknown',
    ],
    ['a community nobody knows', { communityCode: '110101001001' }, 'person.community-unknown'],
    ['a street instead of a community', { communityCode: '980101001' }, 'person.community-unknown'],
    ['a birth tomorrow', { birthDate: '2026-03-05' }, 'person.born-later'],
    ['a birth 151 years ago', { birthDate: '1875-01-01' }, 'person.born-later'],
    [
      'a tag from tomorrow',
      { tags: [{ tag: 'disabled', from: '2026-03-05', source: '证' }] },
      'person.day-out-of-life',
    ],
    [
      'a tag from before birth',
      { tags: [{ tag: 'disabled', from: '1944-02-28', source: '证' }] },
      'person.day-out-of-life',
    ],
    [
      'the same tag twice',
      {
        tags: ['2025-01-01', '2026-01-01'].map((from) => ({ tag: 'disabled', from, source: '证' })),
      },
      'person.tag-holds',
    ],
    [
      'an unknown tag',
      { tags: [{ tag: 'aged80', from: '2025-01-01', source: '证' }] },
      'input.invalid',
    ],
    ['an identity number', { idNumber: '990101194402290026' }, 'input.invalid'],
    ['a phone', { phone: '13800000000' }, 'input.invalid'],
    ['a name of 41 characters', { name: '长'.repeat(41) }, 'input.invalid'],
    ['no name', { name: ' ' }, 'input.invalid'],
  ])('refuses %s and writes nothing', async (_, more, code) => {
    const before = await people()
    const answer = await register(more)
    expect(answer.body.error.code).toBe(code)
    expect(await people()).toBe(before)
  })

  it('once when the phone sends it twice', async () => {
    const before = await people()
    const twice = await Promise.all(
      [1, 2].map(() => desk.post('/api/people', request, { 'Idempotency-Key': 'same' })),
    )
    expect(twice.map(({ status }) => status).sort()).not.toContain(500)
    expect((await desk.post('/api/people', request, { 'Idempotency-Key': 'same' })).status).toBe(
      201,
    )
    expect(await people()).toBe(before + 1)
  })
})

describe('a file', () => {
  let elder: string
  beforeAll(async () => {
    elder = await registerElder({ name: '王桂芳' })
  })

  it('opens to staff of her centre and of her station', async () => {
    for (const id of [staff.desk, staff.doctor, staff.nurse, staff.manager, staff.stationNurse]) {
      expect((await (await api.signIn(id)).get(`/api/people/${elder}`)).body.name).toBe('王桂芳')
    }
  })

  it('opens to herself', async () => {
    expect((await (await api.signIn(elder)).get(`/api/people/${elder}`)).status).toBe(200)
  })

  it('is answered to others exactly as if she did not exist', async () => {
    const other = await registerElder({ name: '别人' })
    for (const id of [staff.westDoctor, staff.westDesk, staff.county, staff.province, other]) {
      const client = await api.signIn(id)
      const hers = await client.get(`/api/people/${elder}`)
      const nobodys = await client.get(`/api/people/${'f'.repeat(24)}`)
      expect(hers.status).toBe(404)
      expect({ ...hers.body.error, requestId: '' }).toEqual({
        ...nobodys.body.error,
        requestId: '',
      })
    }
  })

  it('of a relative or a member of staff there is none', async () => {
    expect((await desk.get(`/api/people/${staff.nurse}`)).status).toBe(404)
  })
})
