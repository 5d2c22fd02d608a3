import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { employ, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { phoneNumber } from '../../support/documents'
import { teamStore } from '../../../server/people/stores/teams'

let api: Api
let staff: Staff
let elderId: string
let elder: Client
/** A doctor of the same centre, but of another team. */
let other: Client
let agreementVersion: string
beforeAll(async () => {
  api = await startApi({ label: 'glass' })
  staff = await settleCounty()
  const post = { role: 'doctor', orgId: 'org-east', teamId: 'team-east-2' } as const
  const doctorId = await employ({ ...post, name: '北医生' })
  const [team] = await teamStore.ofCentre('org-east')
  if (!team) throw new Error('the county has a team')
  await teamStore.addMany([{ ...team, id: 'team-east-2', name: '东二团队', doctorId }])
  other = await api.signIn(doctorId)
  agreementVersion = (await other.get('/api/agreement?packageCode=basic')).body.version as string
})
beforeEach(async () => {
  api.clock.set('2026-03-04T10:00:00+08:00')
  elderId = await registerElder({ name: '李秀英' })
  elder = await api.signIn(elderId)
})
afterAll(() => api.stop())

/** She signs with the first team; answers the contract's id. */
async function sign(): Promise<string> {
  const offer = { packageCode: 'basic', termMonths: 12, agreementVersion }
  const { body } = await elder.post('/api/contracts', { elderId, teamId: 'team-east', ...offer })
  const doctor = await api.signIn(staff.doctor)
  await doctor.post(`/api/contracts/${body.id as string}/accept`)
  return body.id as string
}
const open = (client: Client) => client.get(`/api/people/${elderId}`)
const give = (client: Client, reason = '急诊，需要查看用药情况') =>
  client.post(`/api/people/${elderId}/break-glass`, { reason })

describe('the file of somebody outside one’s contracts', () => {
  it('opens after a reason was given, until midnight', async () => {
    await sign()
    const closed = await open(other)
    expect([closed.status, closed.body.error.code]).toEqual([403, 'access.reason-needed'])
    expect((await give(other)).status).toBe(204)
    expect((await open(other)).status).toBe(200)
    api.clock.set('2026-03-04T23:59:00+08:00')
    expect((await open(other)).status).toBe(200)
    api.clock.set('2026-03-05T00:00:00+08:00')
    expect((await open(other)).status).toBe(403)
  })

  it('keeps its contracts and services closed by whatever door', async () => {
    const contractId = await sign()
    const nurse = await api.signIn(staff.nurse)
    const service = { kind: 'blood-pressure', day: '2026-03-04', place: 'home' }
    const { body } = await nurse.post('/api/records', {
      ...{ draftId: `glass-${elderId}`, elderId, ...service },
      values: { systolic: 130, diastolic: 80 },
    })
    const paths = [
      `/api/contracts/${contractId}`,
      `/api/contracts?elderId=${elderId}`,
      `/api/contracts/current?elderId=${elderId}`,
      `/api/records?elderId=${elderId}`,
      `/api/records/${body.id as string}`,
      `/api/people/${elderId}/opened`,
    ]
    for (const path of paths) {
      const answer = await other.get(path)
      expect([path, answer.status, answer.body.error.code]).toEqual([
        path,
        403,
        'access.reason-needed',
      ])
    }
    await give(other)
    for (const path of paths) expect([path, (await other.get(path)).status]).toEqual([path, 200])
  })

  it('is changed by nobody who may not read it', async () => {
    await sign()
    const day = '2026-03-04'
    const address = { label: '家', communityCode: '980101001002', text: '东湖路12号' }
    const written: [string, object][] = [
      ['tags', { tag: 'chronic-illness', from: day, source: '上门评估' }],
      ['life', { event: 'admitted', on: day }],
      ['phones', { number: phoneNumber(61), owner: 'self' }],
      ['addresses', address],
      ['identity', { kind: 'passport', number: 'E12345678' }],
      ['clear', { field: 'phone', reason: '上门前核对' }],
      ['door-card', {}],
      ['bind-code', {}],
    ]
    for (const [door, body] of written) {
      const answer = await other.post(`/api/people/${elderId}/${door}`, body)
      expect([door, answer.body.error?.code]).toEqual([door, 'access.reason-needed'])
    }
    await give(other)
    for (const [door, body] of written) {
      const answer = await other.post(`/api/people/${elderId}/${door}`, body)
      expect([door, [200, 201].includes(answer.status)]).toEqual([door, true])
    }
  })

  it('tells the elder who, and why: in the list of those who opened it, and as a notice', async () => {
    await sign()
    await give(other)
    await open(other)
    const { items } = (await elder.get(`/api/people/${elderId}/opened`)).body
    const byOther = (items as { byName: string; reason?: string }[]).filter(
      ({ byName }) => byName === '北医生',
    )
    expect(byOther.map(({ reason }) => reason)).toEqual(Array(2).fill('急诊，需要查看用药情况'))
    const { items: told } = (await elder.get('/api/notices')).body
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'file.break-glass',
        text: expect.stringContaining('急诊，需要查看用药情况'),
      }),
    )
  })

  it('keeps the first reason of a day, and audits each', async () => {
    await sign()
    await give(other, '第一个原因')
    await give(other, '第二个原因')
    const manager = await api.signIn(staff.manager)
    const { items } = (await manager.get('/api/audit?kind=file.break-glass&limit=2')).body
    expect((items as { reason: string }[]).map(({ reason }) => reason)).toEqual([
      '第二个原因',
      '第一个原因',
    ])
  })

  it('needs no reason: own team, desk, manager, or while she has signed with nobody', async () => {
    expect((await open(other)).status).toBe(200)
    await sign()
    for (const id of [staff.doctor, staff.nurse, staff.desk, staff.manager])
      expect((await open(await api.signIn(id))).status).toBe(200)
    const needless = await give(await api.signIn(staff.nurse))
    expect([needless.status, needless.body.error.code]).toEqual([409, 'access.no-reason-needed'])
  })

  it('opens for nobody from elsewhere, whatever the reason', async () => {
    await sign()
    const west = await api.signIn(staff.westDoctor)
    expect((await give(west)).status).toBe(404)
    expect((await give(elder)).status).toBe(403)
    expect((await open(west)).status).toBe(404)
  })

  it.each([[{}], [{ reason: '' }], [{ reason: '看看' }], [{ reason: '因'.repeat(101) }]])(
    'is not opened by %j',
    async (body) => {
      await sign()
      expect((await other.post(`/api/people/${elderId}/break-glass`, body)).status).toBe(422)
      expect((await open(other)).status).toBe(403)
    },
  )
})
