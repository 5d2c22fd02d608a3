import mongoose from 'mongoose'
import { tokenHashOf } from '../../../server/kit/identify'
import { rememberingReads } from '../../../server/kit/remembering'
import { createSessions } from '../../../server/people/sessions'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { employ, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
beforeAll(async () => {
  api = await startApi({ label: 'sessions' })
  staff = await settleCounty()
})
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))
afterAll(() => api.stop())

describe('a session', () => {
  it('says who I am and what I may do', async () => {
    const nurse = await api.signIn(staff.stationNurse, 1)
    expect((await nurse.get('/api/session')).body).toEqual({
      person: { id: staff.stationNurse, name: '湖护士', resident: false },
      roles: [
        {
          role: 'nurse',
          orgId: 'org-east-lake',
          orgName: '东湖社区卫生服务站',
          centreId: 'org-east',
        },
      ],
      actsFor: [],
      expiresAt: '2026-03-05T02:00:00.000Z',
      demo: false,
    })
  })

  it('tells an elder that she is in the register', async () => {
    const id = await registerElder({ birthDate: '1950-01-15' })
    const { body } = await (await api.signIn(id)).get('/api/session')
    expect(body.person).toEqual({ id, name: '王桂芳', birthDate: '1950-01-15', resident: true })
  })

  it('keeps only the hash of its token', async () => {
    const client = await api.signIn(staff.nurse)
    const rows = await mongoose.connection.collection('sessions').find().toArray()
    expect(JSON.stringify(rows)).not.toContain(client.token)
    expect(JSON.stringify(rows)).toContain(tokenHashOf(client.token ?? ''))
  })

  it('ends at once when signing out', async () => {
    const client = await api.signIn(staff.nurse)
    const other = await api.signIn(staff.nurse)
    expect((await client.get('/api/session')).status).toBe(200)
    expect((await client.delete('/api/session')).status).toBe(204)
    expect((await client.get('/api/session')).body.error.code).toBe('session.ended')
    expect((await other.get('/api/session')).status).toBe(200)
  })

  it('expires by the clock of the house, to the second', async () => {
    const client = await api.signIn(staff.nurse, 1)
    api.clock.set('2026-03-05T09:59:59+08:00')
    expect((await client.get('/api/session')).status).toBe(200)
    api.clock.set('2026-03-05T10:00:00+08:00')
    expect((await client.get('/api/session')).status).toBe(401)
    const fresh = await api.rooms.people.sessions.identityOf(tokenHashOf(client.token ?? ''))
    expect(fresh).toBeUndefined()
  })
})

it('ends for a token this server knows well, once another server ended it', async () => {
  const { sessions } = api.rooms.people
  const token = tokenHashOf(await sessions.open(staff.nurse, { days: 1 }))
  const inRequest = () => rememberingReads(() => sessions.identityOf(token))
  expect(await inRequest()).toMatchObject({ id: staff.nurse, name: '东护士' })
  expect(await inRequest()).toMatchObject({ id: staff.nurse, name: '东护士' })
  await mongoose.connection.collection<{ _id: string }>('sessions').deleteOne({ _id: token })
  expect(await inRequest()).toBeUndefined()
})

it('a demo session is worth nothing where there is no demo', async () => {
  const { clock, rooms } = api
  const real = createSessions({ clock, demoMode: false, rights: rooms.people.rights })
  const demo = tokenHashOf(await rooms.people.sessions.open(staff.nurse, { demo: true }))
  const own = tokenHashOf(await rooms.people.sessions.open(staff.nurse, { days: 1 }))
  expect(await rooms.people.sessions.identityOf(demo)).toMatchObject({ id: staff.nurse })
  expect(await real.identityOf(demo)).toBeUndefined()
  expect(await real.identityOf(own)).toMatchObject({ id: staff.nurse })
})

describe('a role', () => {
  it('holds from its first day and not on its last', async () => {
    const id = await employ({
      name: '临时护士',
      role: 'nurse',
      orgId: 'org-east',
      from: '2026-03-04',
      to: '2026-03-06',
    })
    const roles = async (at: string) => {
      api.clock.set(at)
      return (await (await api.signIn(id)).get('/api/session')).body.roles as unknown[]
    }
    expect(await roles('2026-03-03T23:59:59+08:00')).toHaveLength(0)
    expect(await roles('2026-03-04T00:00:00+08:00')).toHaveLength(1)
    expect(await roles('2026-03-05T23:59:59+08:00')).toHaveLength(1)
    expect(await roles('2026-03-06T00:00:00+08:00')).toHaveLength(0)
  })

  it('that was taken away is gone at the next call of the same session', async () => {
    const id = await employ({ name: '前台乙', role: 'desk', orgId: 'org-east' })
    const client = await api.signIn(id)
    expect((await client.get('/api/people')).status).toBe(200)
    await mongoose.connection.collection('staff').deleteMany({ personId: id })
    expect((await client.get('/api/people')).status).toBe(403)
  })
})
