import type { SessionView } from '../../../shared/session'
import type { PcPollView, PcTicketView, SignedIn } from '../../../shared/sign-in'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { goingOn, openWechat, refusalOf } from '../../support/bound'
import type { Told } from '../../support/bound'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { startWechatServer } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'

let weixin: WechatServer
let api: Api
let staff: Staff
beforeAll(async () => {
  weixin = await startWechatServer()
  api = await startApi({ label: 'pc', wechat: weixin.settings })
  staff = await settleCounty()
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(async () => {
  await api.stop()
  await weixin.stop()
})

let phones = 0
async function relative(): Promise<Client> {
  const phone = await openWechat(api, weixin, `o-pc-${++phones}`)
  return goingOn(api, await phone.post<Told<SignedIn>>('/api/session/name', { name: '陈家属' }))
}

const ask = async () => (await api.stranger.post<PcTicketView>('/api/session/pc')).body
const poll = ({ ticket, secret }: PcTicketView) =>
  api.stranger.post<Told<PcPollView>>(`/api/session/pc/${ticket}/poll`, { secret })
const confirm = (phone: Client, { ticket }: PcTicketView) =>
  phone.post<Told<unknown>>(`/api/session/pc/${ticket}/confirm`)

describe('a PC', () => {
  it('is signed in by the phone that scans its code, as the person of the phone', async () => {
    const waiting = await ask()
    expect(waiting.qr).toBe(`linli:pc:${waiting.ticket}`)
    expect(waiting.qr).not.toContain(waiting.secret)
    expect((await poll(waiting)).body).toEqual({ state: 'waiting' })
    const phone = await relative()
    expect((await confirm(phone, waiting)).status).toBe(204)
    const { body } = await poll(waiting)
    expect(body.state).toBe('confirmed')
    expect(body.signedIn?.person.name).toBe('陈家属')
    const pc = api.withToken(body.signedIn?.token ?? '')
    expect((await pc.get<SessionView>('/api/session')).body).toMatchObject({
      person: { name: '陈家属' },
      expiresAt: '2026-03-04T14:00:00.000Z',
    })
    const all = await phone.get<{ way: string }[]>('/api/session/all')
    expect(all.body.map(({ way }) => way).sort()).toEqual(['pc', 'wechat'])
  })

  it('is told its session once', async () => {
    const waiting = await ask()
    await confirm(await relative(), waiting)
    const [one, other] = await Promise.all([poll(waiting), poll(waiting)])
    expect([one.body.state, other.body.state].sort()).toEqual(['confirmed', 'expired'])
    expect((await poll(waiting)).body).toEqual({ state: 'expired' })
  })

  it('waits two minutes, and a late confirmation is refused', async () => {
    const waiting = await ask()
    api.clock.set('2026-03-04T10:02:00+08:00')
    expect((await poll(waiting)).body).toEqual({ state: 'expired' })
    expect(refusalOf(await confirm(await relative(), waiting))).toEqual([404, 'pc.not-found'])
  })

  it('that fetches too late gets nothing', async () => {
    const waiting = await ask()
    await confirm(await relative(), waiting)
    api.clock.set('2026-03-04T10:02:00+08:00')
    expect((await poll(waiting)).body).toEqual({ state: 'expired' })
  })

  it('without the secret learns nothing of the ticket', async () => {
    const waiting = await ask()
    await confirm(await relative(), waiting)
    const thief = await poll({ ...waiting, secret: 'z'.repeat(43) })
    expect(refusalOf(thief)).toEqual([404, 'pc.not-found'])
    expect((await poll(waiting)).body.state).toBe('confirmed')
  })
})

describe('a phone', () => {
  it('confirms a ticket once', async () => {
    const waiting = await ask()
    const both = await Promise.all(
      [await relative(), await relative()].map((each) => confirm(each, waiting)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404])
  })

  it('that is nobody confirms nothing', async () => {
    const phone = await openWechat(api, weixin, 'o-pc-nobody')
    expect(refusalOf(await confirm(phone, await ask()))).toEqual([403, 'sign-in.not-bound'])
    expect((await confirm(api.stranger, await ask())).status).toBe(401)
  })

  it('that signed an office in does not give its second factor away', async () => {
    const waiting = await ask()
    const manager = await api.signIn(staff.manager)
    expect((await manager.get('/api/staff?orgId=org-east')).status).toBe(200)
    await confirm(manager, waiting)
    const { signedIn } = (await poll(waiting)).body
    expect(signedIn?.session.withheld).toMatchObject([{ role: 'manager' }])
    const pc = api.withToken(signedIn?.token ?? '')
    const answer = await pc.get<Told<unknown>>('/api/staff?orgId=org-east')
    expect(refusalOf(answer)).toEqual([403, 'session.second-factor'])
  })

  it('of a demo persona signs in a demo session', async () => {
    const waiting = await ask()
    const token = await api.rooms.people.sessions.open(staff.nurse, { demo: true, way: 'demo' })
    await confirm(api.withToken(token), waiting)
    expect((await poll(waiting)).body.signedIn?.session.demo).toBe(true)
  })
})
