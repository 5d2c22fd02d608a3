import mongoose from 'mongoose'
import type { NoticesView } from '../../../shared/notices'
import type { BindingView, SignedIn } from '../../../shared/sign-in'
import type { Api, Client } from '../../support/api'
import { freshNumber, goingOn, openBindings, registerKnown } from '../../support/bound'
import type { Bindings, Known, Told } from '../../support/bound'

let bindings: Bindings
let api: Api
let desk: Client
beforeAll(async () => {
  bindings = await openBindings('binding')
  ;({ api, desk } = bindings)
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => bindings.stop())

const newcomer = () => bindings.newcomer()

const bind = (client: Client, known: Known) =>
  client.post<Told<SignedIn>>('/api/session/bind', bindings.claimOf(known))

const auditOf = async (personId: string) =>
  mongoose.connection.collection('audit').find({ personIds: personId }).toArray()

describe('binding by phone, name and number', () => {
  it('makes the account the person, with a token of its own', async () => {
    const elder = await registerKnown(desk)
    const phone = await newcomer()
    const { status, body } = await bind(phone, elder)
    expect(status).toBe(201)
    expect(body.person).toEqual({ id: elder.id, name: elder.name })
    expect(body.session.person.resident).toBe(true)
    expect((await phone.get('/api/session')).body.error.code).toBe('session.ended')
    const her = api.withToken(body.token)
    expect((await her.get(`/api/people/${elder.id}`)).status).toBe(200)
  })

  it('takes the number as people write it', async () => {
    const elder = await registerKnown(desk)
    const spaced = elder.identityNumber.replace(/^(.{6})(.{8})/, '$1 $2 ').toLowerCase()
    const { status } = await bind(await newcomer(), { ...elder, identityNumber: spaced })
    expect(status).toBe(201)
  })

  it('takes a long name with any of the dots people write', async () => {
    const elder = await registerKnown(desk, '阿依古丽·买买提')
    const { status } = await bind(await newcomer(), { ...elder, name: '阿依古丽 • 买买提' })
    expect(status).toBe(201)
  })

  it('is written down, and can be seen and undone', async () => {
    const elder = await registerKnown(desk)
    const her = goingOn(api, await bind(await newcomer(), elder))
    const [binding] = (await her.get<BindingView[]>('/api/session/bindings')).body
    expect(binding).toEqual({
      id: expect.any(String),
      way: 'phone-and-identity',
      at: '2026-03-04T02:00:00.000Z',
      byName: elder.name,
      current: true,
    })
    expect(await auditOf(elder.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'binding.made', orgId: 'org-east-lake' }),
      ]),
    )
    const undone = await her.post(`/api/session/bindings/${binding?.id}/undo`)
    expect(undone.body).toMatchObject({ endedAt: '2026-03-04T02:00:00.000Z', current: false })
    const again = await her.post(`/api/session/bindings/${binding?.id}/undo`)
    expect([again.status, again.body.error.code]).toEqual([401, 'session.ended'])
    expect((await auditOf(elder.id)).map((each) => each['kind'] as string)).toContain(
      'binding.undone',
    )
    const free = await bind(await newcomer(), elder)
    expect(free.status).toBe(201)
  })

  it('tells the elder', async () => {
    const elder = await registerKnown(desk)
    const her = goingOn(api, await bind(await newcomer(), elder))
    const { items } = (await her.get<NoticesView>('/api/notices')).body
    expect(items).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'binding.made' })]),
    )
  })
})

describe('a claim that does not fit', () => {
  const expectNoMatch = async (claim: (elder: Known) => Known) => {
    const elder = await registerKnown(desk)
    const answer = await bind(await newcomer(), claim(elder))
    const { requestId: _, ...error } = answer.body.error
    expect(answer.status).toBe(422)
    expect(error).toEqual({
      code: 'sign-in.no-match',
      message: '没有对上。请检查手机号、姓名和证件号，或到社区卫生服务中心现场办理',
    })
    expect(
      await mongoose.connection.collection('bindings').countDocuments({ personId: elder.id }),
    ).toBe(0)
  }

  it.each<[string, (elder: Known) => Known]>([
    ['the number of nobody', (elder) => ({ ...elder, identityNumber: freshNumber() })],
    ['another name', (elder) => ({ ...elder, name: '周桂香' })],
    ['half a name', (elder) => ({ ...elder, name: '周桂' })],
    ['another phone', (elder) => ({ ...elder, phone: '13900009999' })],
  ])('gets one and the same answer: %s', (_, claim) => expectNoMatch(claim))

  it('gets that answer also for somebody who is bound already', async () => {
    const elder = await registerKnown(desk)
    await bind(await newcomer(), elder)
    const answer = await bind(await newcomer(), elder)
    expect([answer.status, answer.body.error.code]).toEqual([422, 'sign-in.no-match'])
  })

  it('gets that answer also for somebody who has died', async () => {
    const elder = await registerKnown(desk)
    await mongoose.connection
      .collection('people')
      .updateOne(
        { name: elder.name, _id: new mongoose.Types.ObjectId(elder.id) },
        { $set: { 'life.status': 'died' } },
      )
    const answer = await bind(await newcomer(), elder)
    expect(answer.body.error.code).toBe('sign-in.no-match')
  })

  it('with a number no document bears is told so, whoever is meant', async () => {
    const elder = await registerKnown(desk)
    const last = elder.identityNumber.endsWith('1') ? '2' : '1'
    const identityNumber = elder.identityNumber.slice(0, 17) + last
    const answer = await bind(await newcomer(), { ...elder, identityNumber })
    expect([answer.status, answer.body.error.code]).toEqual([422, 'register.identity-invalid'])
  })

  it("with a spent phone code is WeChat's own no", async () => {
    const elder = await registerKnown(desk)
    const claim = bindings.claimOf({ ...elder, name: '不对' })
    await (await newcomer()).post('/api/session/bind', claim)
    const answer = await (
      await newcomer()
    ).post('/api/session/bind', { ...claim, name: elder.name })
    expect(answer.body.error.code).toBe('wechat.code-invalid')
  })
})
