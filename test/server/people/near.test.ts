import mongoose from 'mongoose'
import type { MergeView, NearMatch } from '../../../shared/register'
import { alike } from '../../../server/people/near'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { numberOf } from '../../support/documents'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'near' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  await mongoose.connection.collection('people').deleteMany({ registered: true })
  await mongoose.connection.collection('merges').deleteMany({})
  await mongoose.connection.collection('identities').deleteMany({})
  await mongoose.connection.collection('tries').deleteMany({})
})
afterAll(() => api.stop())

const described = { name: '张桂英', birthDate: '1948-05-06', communityCode: '980101001002' }
const near = (more: object = {}, client = desk) =>
  client.post<NearMatch[]>('/api/people/near', { ...described, reason: '新登记', ...more })
const asked = () => mongoose.connection.collection('audit').find({ kind: 'near.asked' }).toArray()

describe('two people may be one', () => {
  it.each([
    ['the same name and birthday, streets apart', { communityCode: '980101102001' }, true],
    ['one birthday and street, a name that sounds alike', { name: '章贵英' }, true],
    ['the same name and street, another year of birth', { birthDate: '1949-05-06' }, true],
    ['the same name and street, month and day exchanged', { birthDate: '1948-06-05' }, false],
    [
      'a name that sounds alike, streets apart',
      { name: '章贵英', communityCode: '980101102001' },
      false,
    ],
    ['the same name only', { birthDate: '1950-01-01', communityCode: '980101102001' }, false],
    ['the same birthday only', { name: '李国强' }, false],
  ])('with %s: %j', (_, more, expected) => {
    expect(alike(described, { ...described, ...more })).toBe(expected)
    expect(alike({ ...described, ...more }, described)).toBe(expected)
  })
})

describe('«is this them?»', () => {
  it('looks through every centre and shows no more than helps to recognise', async () => {
    const own = await registerElder({ ...described, name: '章贵英' })
    const elsewhere = await registerElder({
      ...described,
      communityCode: '980101102001',
      orgPath: paths.westHill,
    })
    await registerElder({ ...described, name: '李国强' })
    const { status, body } = await near()
    expect(status).toBe(200)
    expect(body.sort((one, other) => (one.own === other.own ? 0 : one.own ? -1 : 1))).toEqual([
      match(own, '章*', '东街道社区卫生服务中心', true),
      match(elsewhere, '张*', '西镇卫生院', false),
    ])
  })

  it('puts whoever has the same document first', async () => {
    const number = numberOf('1948-05-06', 'female')
    const { body } = await desk.post('/api/people', {
      ...described,
      name: '完全不同',
      sex: 'female',
      residence: 'resident',
      identity: { kind: 'resident-id', number },
    })
    await registerElder(described)
    const found = (await near({ identity: { kind: 'resident-id', number } })).body
    expect(found.map(({ why }) => why)).toEqual(['identity', 'alike'])
    expect(found[0]?.id).toBe(body.id)
  })

  it('is written down with its reason, where each of them sees it', async () => {
    const elder = await registerElder(described)
    await near({ reason: '老人来窗口登记' })
    expect((await asked()).at(-1)).toMatchObject({
      orgId: 'org-east',
      byId: staff.desk,
      personIds: [elder],
      what: 'near',
      reason: '老人来窗口登记',
    })
  })

  it('may be asked twenty times a day by one person', async () => {
    const answers = await Promise.all(Array.from({ length: 23 }, () => near()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
    const another = await near({}, await api.signIn(staff.nurse))
    expect(another.status).toBe(200)
  })

  it.each([
    ['without a reason', { reason: '' }, 422],
    ['with a wrong document', { identity: { kind: 'resident-id', number: '1' } }, 422],
  ])('is refused %s', async (_, more, status) => {
    const before = (await asked()).length
    expect((await near(more)).status).toBe(status)
    expect(await asked()).toHaveLength(before)
  })

  it('is not for elders and commissions', async () => {
    expect((await near({}, await api.signIn(staff.county))).status).toBe(403)
  })
})

describe('registering somebody who is like another', () => {
  const register = (more: object = {}) =>
    desk.post('/api/people', { ...described, sex: 'female', residence: 'resident', ...more })
  const merges = async () => {
    const manager = await api.signIn(staff.manager)
    return (await manager.get<MergeView[]>('/api/merges?orgId=org-east')).body
  }

  it('is done, and the pair is named for somebody to decide', async () => {
    const elder = await registerElder(described)
    const { status, body } = await register()
    expect(status).toBe(201)
    const [pair, ...others] = await merges()
    expect(others).toEqual([])
    expect(pair).toMatchObject({ state: 'suggested', kept: { id: elder }, other: { id: body.id } })
  })

  it('is not asked about again when the desk has said why it is not them', async () => {
    const elder = await registerElder(described)
    await register({ notTheSame: { ids: [elder], reason: '本人当面确认是两个人' } })
    const [pair] = await merges()
    expect(pair).toMatchObject({ state: 'refused', why: '本人当面确认是两个人' })
  })
})

const match = (id: string, maskedName: string, centreName: string, own: boolean) => ({
  ...{ id, maskedName, birthYear: 1948, centreName, why: 'alike', own },
})
