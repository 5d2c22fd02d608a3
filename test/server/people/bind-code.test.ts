import type { Api, Client } from '../../support/api'
import type { SessionView } from '../../../shared/session'
import type { BindCodeView, BindingView, SignedIn } from '../../../shared/sign-in'
import { goingOn, openBindings, openWechat, registerKnown } from '../../support/bound'
import type { Bindings, Told } from '../../support/bound'
import { registerElder } from '../../support/build'
import type { Staff } from '../../support/build'
import type { WechatServer } from '../../support/wechat-server'

let bindings: Bindings
let api: Api
let weixin: WechatServer
let staff: Staff
let desk: Client
beforeAll(async () => {
  bindings = await openBindings('bind_code')
  ;({ api, weixin, staff, desk } = bindings)
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => bindings.stop())

const newcomer = () => bindings.newcomer()
const show = (elderId: string, by = desk) =>
  by.post<Told<BindCodeView>>(`/api/people/${elderId}/bind-code`)
const scan = (phone: Client, code: string) =>
  phone.post<Told<SignedIn>>('/api/session/bind-code', { code })
const bindingsOf = async (elderId: string) =>
  (await desk.get<BindingView[]>(`/api/people/${elderId}/bindings`)).body

describe('the code staff show in person', () => {
  it('binds an elder without phone or papers on file', async () => {
    const elder = await registerElder({ name: '无手机' })
    const { status, body } = await show(elder)
    expect(status).toBe(201)
    expect(body).toEqual({
      code: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      qr: `linli:bind:${body.code}`,
      expiresAt: '2026-03-04T02:10:00.000Z',
    })
    const bound = await scan(await newcomer(), body.qr)
    expect([bound.status, bound.body.person]).toEqual([201, { id: elder, name: '无手机' }])
    const [binding] = (await goingOn(api, bound).get<BindingView[]>('/api/session/bindings')).body
    expect(binding).toMatchObject({ way: 'in-person', byName: '东前台', current: true })
  })

  it('may be typed with small letters and without dashes', async () => {
    const { code } = (await show(await registerElder())).body
    expect((await scan(await newcomer(), code.replaceAll('-', ' ').toLowerCase())).status).toBe(201)
  })

  it('holds once, and ten minutes', async () => {
    const [first, second] = [await registerElder(), await registerElder()]
    const [used, old] = [(await show(first)).body.code, (await show(second)).body.code]
    await scan(await newcomer(), used)
    const again = await scan(await newcomer(), used)
    expect([again.status, again.body.error.code]).toEqual([422, 'sign-in.code-wrong'])
    api.clock.set('2026-03-04T10:10:00+08:00')
    expect((await scan(await newcomer(), old)).body.error.code).toBe('sign-in.code-wrong')
    expect((await scan(await newcomer(), 'AAAA-AAAA-AAAA')).body.error.code).toBe(
      'sign-in.code-wrong',
    )
  })

  it("is one person's, though two phones read it at once", async () => {
    const { code } = (await show(await registerElder())).body
    const answers = await Promise.all(
      [await newcomer(), await newcomer()].map((each) => scan(each, code)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  it('puts a new phone in the place of the one before', async () => {
    const elder = await registerKnown(desk)
    const before = await scan(await newcomer(), (await show(elder.id)).body.code)
    const old = goingOn(api, before)
    const after = await scan(await newcomer(), (await show(elder.id)).body.code)
    expect(after.status).toBe(201)
    expect((await old.get('/api/session')).status).toBe(401)
    const listed = await bindingsOf(elder.id)
    expect(listed.map(({ endedAt }) => endedAt !== undefined)).toEqual([false, true])
  })

  it("is shown by staff of the elder's centre only", async () => {
    const elder = await registerElder()
    const [west, county] = [await api.signIn(staff.westDesk), await api.signIn(staff.county)]
    expect((await show(elder, west)).body.error.code).toBe('person.not-found')
    expect((await show(elder, county)).body.error.code).toBe('who.not-allowed')
    expect((await show(elder, await api.signIn(elder))).status).toBe(403)
  })

  it('is of no use to somebody who is somebody already', async () => {
    const taken = await scan(await newcomer(), (await show(await registerElder())).body.code)
    const other = (await show(await registerElder())).body.code
    const answer = await scan(goingOn(api, taken), other)
    expect([answer.status, answer.body.error.code]).toEqual([409, 'sign-in.bound-already'])
    const persona = await scan(await api.signIn(await registerElder()), other)
    expect(persona.body.error.code).toBe('sign-in.no-account')
  })
})

describe('a wrong binding', () => {
  it('is undone by staff, and ends every session of that phone', async () => {
    const elder = await registerKnown(desk)
    const wrong = goingOn(api, await scan(await newcomer(), (await show(elder.id)).body.code))
    const [binding] = await bindingsOf(elder.id)
    const path = `/api/people/${elder.id}/bindings/${binding?.id}/undo`
    expect((await (await api.signIn(staff.westDesk)).post(path)).status).toBe(404)
    expect((await desk.post(path)).body).toMatchObject({
      id: binding?.id,
      endedAt: expect.any(String),
    })
    expect((await wrong.get('/api/session')).status).toBe(401)
    expect((await desk.post(path)).body.error.code).toBe('binding.not-found')
  })

  it('is not undone by somebody else', async () => {
    const [mine, other] = [await registerElder(), await registerElder()]
    const me = goingOn(api, await scan(await newcomer(), (await show(mine)).body.code))
    await scan(await newcomer(), (await show(other)).body.code)
    const [theirs] = await bindingsOf(other)
    const answer = await me.post(`/api/session/bindings/${theirs?.id}/undo`)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'binding.not-found'])
  })
})

describe('two files that are merged into one', () => {
  it('keep both phones, and both are the person that was kept', async () => {
    const [kept, other] = [await registerElder(), await registerElder()]
    const bound = async (elder: string, openid: string) =>
      scan(await openWechat(api, weixin, openid), (await show(elder)).body.code)
    await bound(kept, 'o-kept')
    await bound(other, 'o-other')
    const manager = await api.signIn(staff.manager)
    const why = '身份证同一人'
    const asked = await desk.post<{ id: string }>('/api/merges', {
      keptId: kept,
      otherId: other,
      why,
    })
    await manager.post(`/api/merges/${asked.body.id}/decide`, { merge: true })
    const phone = await openWechat(api, weixin, 'o-other')
    expect((await phone.get<SessionView>('/api/session')).body.person.id).toBe(kept)
    const listed = (await phone.get<BindingView[]>('/api/session/bindings')).body
    expect(listed.map(({ current }) => current)).toEqual([true, false])
    await scan(await newcomer(), (await show(kept)).body.code)
    expect((await bindingsOf(kept)).filter(({ endedAt }) => endedAt === undefined)).toHaveLength(1)
  })
})
