import mongoose from 'mongoose'
import type { SessionView } from '../../../shared/session'
import type { SignedIn, TotpEnrolView } from '../../../shared/sign-in'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { codeOf, earlyInAStep, wrongCode } from '../../support/authenticator'
import { goingOn, openWechat, refusalOf } from '../../support/bound'
import type { Told } from '../../support/bound'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { startWechatServer } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'

let weixin: WechatServer
let api: Api
let staff: Staff
let manager: Client
beforeAll(async () => {
  weixin = await startWechatServer()
  api = await startApi({ label: 'second_factor', wechat: weixin.settings })
  staff = await settleCounty()
  manager = await api.signIn(staff.manager)
})
afterAll(async () => {
  await api.stop()
  await weixin.stop()
})
beforeEach(earlyInAStep, 20_000)

let phones = 0

/** Somebody who joined the eastern centre by invitation, and the openid of the phone. */
async function colleague(role = 'manager') {
  const openid = `o-factor-${++phones}`
  const invited = await manager.post<Told<{ code: string }>>('/api/staff/invitations', {
    ...{ name: '新主任', role, orgId: 'org-east', title: '副主任' },
  })
  const newcomer = await openWechat(api, weixin, openid)
  const joined = await newcomer.post<Told<SignedIn>>('/api/session/join', {
    code: invited.body.code,
  })
  return { openid, session: joined.body.session, phone: goingOn(api, joined) }
}

const enrol = async (phone: Client) =>
  (await phone.post<Told<TotpEnrolView>>('/api/session/totp/enrol')).body.secret
const confirm = (phone: Client, code: string) =>
  phone.post<Told<SessionView>>('/api/session/totp/confirm', { code })
const stepUp = (phone: Client, code: string) =>
  phone.post<Told<SessionView>>('/api/session/totp', { code })
const office = (phone: Client) => phone.get<Told<unknown>>('/api/staff?orgId=org-east')

describe('an office role', () => {
  it('waits for the second factor of the session, and says so', async () => {
    const { phone, session } = await colleague()
    expect(session.roles).toEqual([])
    expect(session.withheld).toEqual([
      { role: 'manager', orgName: '东街道社区卫生服务中心', enrolled: false },
    ])
    expect(refusalOf(await office(phone))).toEqual([403, 'session.second-factor'])
    expect((await phone.get('/api/people')).status).toBe(403)
  })

  it('counts at once after the authenticator was made known and its first code is right', async () => {
    const { phone } = await colleague()
    const { body } = await phone.post<Told<TotpEnrolView>>('/api/session/totp/enrol')
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(new URL(body.uri).searchParams.get('secret')).toBe(body.secret)
    const passed = await confirm(phone, codeOf(body.secret))
    expect(passed.body.roles).toMatchObject([{ role: 'manager', orgId: 'org-east' }])
    expect(passed.body.withheld).toBeUndefined()
    expect((await office(phone)).status).toBe(200)
  })

  it('waits again in the next session', async () => {
    const { phone, openid } = await colleague()
    const secret = await enrol(phone)
    await confirm(phone, codeOf(secret, -1))
    const next = await openWechat(api, weixin, openid)
    expect((await next.get<SessionView>('/api/session')).body.withheld).toMatchObject([
      { role: 'manager', enrolled: true },
    ])
    expect((await office(next)).status).toBe(403)
    expect((await stepUp(next, codeOf(secret))).status).toBe(200)
    expect((await office(next)).status).toBe(200)
  })

  it('needs none for those who give care', async () => {
    const { phone, session } = await colleague('nurse')
    expect(session.roles).toMatchObject([{ role: 'nurse' }])
    expect((await phone.get('/api/people')).status).toBe(200)
    expect(refusalOf(await phone.post('/api/session/totp/enrol'))).toEqual([403, 'who.not-allowed'])
  })
})

describe('a code', () => {
  it('is taken once, and never an older one', async () => {
    const { phone, openid } = await colleague()
    const secret = await enrol(phone)
    const code = codeOf(secret)
    await confirm(phone, code)
    const next = await openWechat(api, weixin, openid)
    expect(refusalOf(await stepUp(next, code))).toEqual([422, 'totp.wrong'])
    expect(refusalOf(await stepUp(next, codeOf(secret, -1)))).toEqual([422, 'totp.wrong'])
    expect((await stepUp(next, codeOf(secret, 1))).status).toBe(200)
  })

  it('that two calls send at once is taken by one of them', async () => {
    const { phone, openid } = await colleague()
    const secret = await enrol(phone)
    await confirm(phone, codeOf(secret, -1))
    const both = await Promise.all([1, 2].map(() => openWechat(api, weixin, openid)))
    const answers = await Promise.all(both.map((each) => stepUp(each, codeOf(secret))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('may be guessed ten times an hour', async () => {
    const { phone } = await colleague()
    const secret = await enrol(phone)
    for (let each = 0; each < 10; each++)
      expect(refusalOf(await confirm(phone, wrongCode(secret)))).toEqual([422, 'totp.wrong'])
    expect(refusalOf(await confirm(phone, codeOf(secret)))).toEqual([429, 'sign-in.too-many-tries'])
  })

  it.each(['12345', '1234567', 'abcdef', ''])('like «%s» is none', async (code) => {
    const { phone } = await colleague()
    expect(refusalOf(await stepUp(phone, code))).toEqual([422, 'input.invalid'])
  })
})

describe('the secret', () => {
  it('lies sealed in the database', async () => {
    const { phone } = await colleague()
    const secret = await enrol(phone)
    const rows = await mongoose.connection.collection('second-factors').find().toArray()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows.every((row) => String(row['secret']).startsWith('v1.'))).toBe(true)
  })

  it('may be asked for anew until it is confirmed, and not after', async () => {
    const { phone } = await colleague()
    const [first, second] = [await enrol(phone), await enrol(phone)]
    expect(refusalOf(await confirm(phone, codeOf(first)))).toEqual([422, 'totp.wrong'])
    expect((await confirm(phone, codeOf(second))).status).toBe(200)
    expect(refusalOf(await phone.post('/api/session/totp/enrol'))).toEqual([409, 'totp.enrolled'])
    expect(refusalOf(await confirm(phone, codeOf(second, 1)))).toEqual([409, 'totp.enrolled'])
  })

  it('that is not there yet cannot be stepped up with', async () => {
    const { phone } = await colleague()
    expect(refusalOf(await stepUp(phone, '123456'))).toEqual([409, 'totp.not-enrolled'])
    await enrol(phone)
    expect(refusalOf(await stepUp(phone, '123456'))).toEqual([409, 'totp.not-enrolled'])
  })

  it('of a lost phone is forgotten by another manager, and every session ends', async () => {
    const { phone, session, openid } = await colleague()
    await confirm(phone, codeOf(await enrol(phone)))
    const staffed = await manager.get<{ id: string; personId: string }[]>(
      '/api/staff?orgId=org-east',
    )
    const row = staffed.body.find(({ personId }) => personId === session.person.id)
    const path = `/api/staff/${row?.id}/second-factor/forget`
    expect(refusalOf(await phone.post(path))).toEqual([403, 'staff.self'])
    expect((await manager.post(path)).body).toMatchObject({ secondFactor: false })
    const next = await openWechat(api, weixin, openid)
    expect(await enrol(next)).toMatch(/^[A-Z2-7]{32}$/)
  })
})
