import mongoose from 'mongoose'
import type { InvitationView, SignedIn, StaffView } from '../../../shared/sign-in'
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
let manager: Client
beforeAll(async () => {
  weixin = await startWechatServer()
  api = await startApi({ label: 'invitations', wechat: weixin.settings })
  staff = await settleCounty()
  manager = await api.signIn(staff.manager)
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(async () => {
  await api.stop()
  await weixin.stop()
})

let phones = 0
const newcomer = () => openWechat(api, weixin, `o-join-${++phones}`)
const wanted = { name: '林护士', role: 'nurse', orgId: 'org-east', title: '主管护师' }
const invite = (more: object = {}, by = manager) =>
  by.post<Told<InvitationView>>('/api/staff/invitations', { ...wanted, ...more })
const join = (phone: Client, code = '') => phone.post<Told<SignedIn>>('/api/session/join', { code })
const invitations = async (orgId = 'org-east') =>
  (await manager.get<InvitationView[]>(`/api/staff/invitations?orgId=${orgId}`)).body
const team = async () => (await manager.get<StaffView[]>('/api/staff?orgId=org-east')).body

describe('an invitation', () => {
  it('tells its code once, and only its hash is kept', async () => {
    const { status, body } = await invite({ teamId: 'team-east' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ name: '林护士', role: 'nurse', orgId: 'org-east', teamName: '东团队', state: 'open' },
      ...{ createdByName: '东主任', expiresAt: '2026-03-05T02:00:00.000Z' },
      qr: `linli:join:${body.code}`,
    })
    const [listed] = await invitations()
    expect(listed).toMatchObject({ id: body.id, state: 'open' })
    expect(listed).not.toHaveProperty('code')
    const rows = await mongoose.connection.collection('invitations').find().toArray()
    expect(JSON.stringify(rows)).not.toContain(body.code)
  })

  it('makes a newcomer a colleague, signed in for twelve hours', async () => {
    const { code, id } = (await invite({ teamId: 'team-east' })).body
    const joined = await join(await newcomer(), code)
    expect(joined.status).toBe(201)
    expect(joined.body).toMatchObject({
      person: { name: '林护士' },
      session: {
        roles: [{ role: 'nurse', orgId: 'org-east', teamId: 'team-east', teamName: '东团队' }],
        expiresAt: '2026-03-04T14:00:00.000Z',
      },
    })
    expect((await goingOn(api, joined).get('/api/people')).status).toBe(200)
    expect((await invitations()).find((each) => each.id === id)?.state).toBe('used')
    const row = (await team()).find(({ personId }) => personId === joined.body.person.id)
    expect(row).toMatchObject({
      name: '林护士',
      title: '主管护师',
      bound: true,
      secondFactor: false,
    })
  })

  it('gives somebody known one more role, and ends the sessions of thirty days', async () => {
    const first = await newcomer()
    const named = goingOn(
      api,
      await first.post<Told<SignedIn>>('/api/session/name', { name: '林家属' }),
    )
    await named.get('/api/session')
    const joined = await join(named, (await invite()).body.code)
    expect(joined.body.person.name).toBe('林家属')
    expect((await named.get('/api/session')).status).toBe(401)
    const twice = await join(goingOn(api, joined), (await invite()).body.code)
    expect(refusalOf(twice)).toEqual([409, 'staff.holds-already'])
  })

  it('is used by one, though two read it at once', async () => {
    const { code } = (await invite()).body
    const both = await Promise.all(
      [await newcomer(), await newcomer()].map((each) => join(each, code)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  it('holds a day', async () => {
    const { code, id } = (await invite()).body
    api.clock.set('2026-03-05T10:00:00+08:00')
    expect(refusalOf(await join(await newcomer(), code))).toEqual([422, 'sign-in.code-wrong'])
    const fresh = await api.signIn(staff.manager)
    const listed = await fresh.get<InvitationView[]>('/api/staff/invitations?orgId=org-east')
    expect(listed.body.find((each) => each.id === id)?.state).toBe('expired')
  })

  it('that was withdrawn is worth nothing, and cannot be withdrawn again', async () => {
    const { code, id } = (await invite()).body
    const withdraw = () =>
      manager.post<Told<InvitationView>>(`/api/staff/invitations/${id}/withdraw`)
    expect((await withdraw()).body.state).toBe('withdrawn')
    expect(refusalOf(await join(await newcomer(), code))).toEqual([422, 'sign-in.code-wrong'])
    expect(refusalOf(await withdraw())).toEqual([409, 'invitation.closed'])
  })

  it('is guessed at ten times an hour at most', async () => {
    const phone = await newcomer()
    for (let each = 0; each < 10; each++) await join(phone, 'AAAA-BBBB-CCCC')
    const { code } = (await invite()).body
    expect(refusalOf(await join(phone, code))).toEqual([429, 'sign-in.too-many-tries'])
  })

  it('is no way in for a persona of the demo', async () => {
    const token = await api.rooms.people.sessions.open(staff.nurse, { demo: true, way: 'demo' })
    const answer = await join(api.withToken(token), (await invite()).body.code)
    expect(refusalOf(answer)).toEqual([409, 'sign-in.no-account'])
  })
})

describe('who invites', () => {
  it.each([
    ['a manager, for the own centre', 'manager', { orgId: 'org-east' }, 201],
    ['a manager, for a station below', 'manager', { orgId: 'org-east-lake' }, 201],
    ['a manager, for another centre', 'manager', { orgId: 'org-west' }, 404],
    ['a manager, for the county', 'manager', { orgId: 'org-county', role: 'county' }, 404],
    [
      'the county, for a manager of a centre',
      'county',
      { orgId: 'org-west', role: 'manager' },
      201,
    ],
    ['the county, for a doctor of its own', 'county', { orgId: 'org-county', role: 'doctor' }, 422],
    ['the city, for the county', 'city', { orgId: 'org-county', role: 'county' }, 201],
    ['the city, for a county role at the city', 'city', { orgId: 'org-city', role: 'county' }, 422],
    ['the desk', 'desk', {}, 403],
    ['a doctor', 'doctor', {}, 403],
  ] as const)('%s', async (_, who, more, status) => {
    expect((await invite(more, await api.signIn(staff[who]))).status).toBe(status)
  })

  it.each([
    ['team of another centre', { teamId: 'team-west' }, 'invitation.role-not-here'],
    ['role nobody has', { role: 'king' }, 'input.invalid'],
    ['name with a number', { name: '林13800001111' }, 'input.invalid'],
  ])('names no %s', async (_, more, code) => {
    expect(refusalOf(await invite(more))).toEqual([422, code])
  })

  it('for a station, gives sight of the people of the centre above it', async () => {
    const { code } = (await invite({ orgId: 'org-east-lake' })).body
    const { roles } = (await join(await newcomer(), code)).body.session
    expect(roles).toMatchObject([{ orgId: 'org-east-lake', centreId: 'org-east' }])
  })
})

describe('a role that ends', () => {
  const end = (id: string | undefined, on: string, by = manager) =>
    by.post<Told<StaffView>>(`/api/staff/${id}/end`, { on })
  const joinedAs = async () => {
    const joined = await join(await newcomer(), (await invite()).body.code)
    const row = (await team()).find(({ personId }) => personId === joined.body.person.id)
    return { id: row?.id, phone: goingOn(api, joined) }
  }

  it('is gone on its day, at the next call', async () => {
    const { id, phone } = await joinedAs()
    expect((await phone.get('/api/people')).status).toBe(200)
    expect((await end(id, '2026-03-04')).body).toMatchObject({ id, to: '2026-03-04' })
    expect((await phone.get('/api/people')).status).toBe(403)
    expect(refusalOf(await end(id, '2026-03-04'))).toEqual([409, 'staff.ended'])
  })

  it("ends in time to come, not before it began, not by one's own hand or a stranger's", async () => {
    const { id, phone } = await joinedAs()
    expect(refusalOf(await end(id, '2026-03-03'))).toEqual([422, 'staff.ends-too-early'])
    expect(refusalOf(await end(id, '2026-03-05', phone))).toEqual([403, 'who.not-allowed'])
    const west = await api.signIn(staff.westManager)
    expect(refusalOf(await end(id, '2026-03-05', west))).toEqual([404, 'staff.not-found'])
    const me = (await team()).find(({ personId }) => personId === staff.manager)
    expect(refusalOf(await end(me?.id, '2026-03-05'))).toEqual([403, 'staff.self'])
    expect((await end(id, '2026-03-05')).status).toBe(200)
    expect((await phone.get('/api/people')).status).toBe(200)
  })
})

it('all of it is written down in the chain of the organisation', async () => {
  const rows = await mongoose.connection.collection('audit').find({ orgId: 'org-east' }).toArray()
  const done = ['invitation.made', 'invitation.accepted', 'staff.ended']
  expect(rows.map((row) => row['kind'] as string)).toEqual(expect.arrayContaining(done))
})
