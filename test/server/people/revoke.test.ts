import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import type { Answer } from '../../support/client'
import { addRelative, giveMandate, paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let elderId: string
let relativeId: string
let daughter: Client
let contractId: string
let recordId: string
const draft = { agreementVersion: '', packageCode: 'basic', termMonths: 12 }
beforeAll(async () => {
  api = await startApi({ label: 'revoke' })
  staff = await settleCounty()
  elderId = await registerElder({ name: '李秀英' })
  relativeId = await addRelative(
    { id: elderId, name: '李秀英' },
    { name: '陈小敏', relation: '母亲' },
  )
  daughter = await api.signIn(relativeId)
  const { body: agreement } = await daughter.get('/api/agreement?packageCode=basic')
  draft.agreementVersion = agreement.version as string
  const asked = await daughter.post('/api/contracts', { elderId, teamId: 'team-east', ...draft })
  contractId = asked.body.id as string
  const nurse = await api.signIn(staff.nurse)
  const service = { kind: 'blood-pressure', day: '2026-03-04', place: 'home' }
  const recorded = await nurse.post('/api/records', {
    ...{ draftId: 'revoke-test-1', elderId, ...service },
    values: { systolic: 130, diastolic: 80 },
  })
  recordId = recorded.body.id as string
})
afterAll(() => api.stop())

/** Every door at which a relative acts for, or reads about, the elder. */
const doors = (): [string, () => Promise<Answer>][] => [
  ['her file', () => daughter.get(`/api/people/${elderId}`)],
  ['who opened it', () => daughter.get(`/api/people/${elderId}/opened`)],
  ['her contract now', () => daughter.get(`/api/contracts/current?elderId=${elderId}`)],
  ['her contracts', () => daughter.get(`/api/contracts?elderId=${elderId}`)],
  ['a contract', () => daughter.get(`/api/contracts/${contractId}`)],
  ['her services', () => daughter.get(`/api/records?elderId=${elderId}`)],
  ['a service', () => daughter.get(`/api/records/${recordId}`)],
  [
    'asking a team',
    () => daughter.post('/api/contracts', { elderId, teamId: 'team-east', ...draft }),
  ],
  ['taking the ask back', () => daughter.post(`/api/contracts/${contractId}/withdraw`)],
  ['confirming', () => daughter.post(`/api/contracts/${contractId}/confirm`, { way: 'phone' })],
]
const shown = async (): Promise<[string, number, string, string][]> => {
  const rows: [string, number, string, string][] = []
  for (const [what, knock] of doors()) {
    const { status, body } = await knock()
    const { code = '', message = '' } = (body.error ?? {}) as { code?: string; message?: string }
    rows.push([what, status, code, message])
  }
  return rows
}
const mandateId = async (mother: Client) =>
  ((await mother.get('/api/mandates')).body.given as { id: string }[]).at(-1)?.id ?? ''

describe('a mandate that is revoked', () => {
  it('ends at every door with the very next call, in words that name the mother', async () => {
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBe(200)
    const mother = await api.signIn(elderId)
    const id = await mandateId(mother)
    expect((await mother.post(`/api/mandates/${id}/revoke`)).status).toBe(200)
    for (const row of await shown())
      expect(row).toEqual([
        row[0],
        403,
        'mandate.ended',
        '妈妈已经收回授权，您现在不能替妈妈办理了',
      ])
    expect((await daughter.get('/api/session')).body.actsFor).toEqual([])
    expect(await api.rooms.people.reads.mandated(relativeId, elderId)).toBe(false)
  })

  it('tells nothing to a stranger: the same doors say that there is no such thing', async () => {
    daughter = await api.signIn(
      await addRelative(
        { id: await registerElder(), name: '别人' },
        { name: '路人', relation: '母亲' },
      ),
    )
    for (const [what, status, code] of await shown())
      expect([what, status, code.endsWith('.not-found')]).toEqual([what, 404, true])
    daughter = await api.signIn(relativeId)
  })

  it('is forgotten when a new one stands', async () => {
    await giveMandate(
      { id: elderId, name: '李秀英' },
      { id: relativeId, name: '陈小敏', relation: '母亲' },
    )
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBe(200)
  })
})

describe('a mandate that runs out', () => {
  it('holds through its last day, and the next day says so', async () => {
    const mother = await api.signIn(elderId)
    const change = { until: '2026-03-10' }
    await mother.post(`/api/mandates/${await mandateId(mother)}/change`, change)
    api.clock.set('2026-03-10T23:59:00+08:00')
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBe(200)
    api.clock.set('2026-03-11T00:00:00+08:00')
    const { status, body } = await daughter.get(`/api/people/${elderId}`)
    expect([status, body.error.message]).toEqual([
      403,
      '妈妈给您的授权已经到期，您现在不能替妈妈办理了',
    ])
  })
})

describe('a mandate of somebody who dies', () => {
  it('ends in the same act', async () => {
    api.clock.set('2026-03-04T10:00:00+08:00')
    const goneId = await registerElder({ name: '张老太', orgPath: paths.eastLake })
    const son = await addRelative(
      { id: goneId, name: '张老太' },
      { name: '张军', relation: '母亲' },
    )
    const desk = await api.signIn(staff.desk)
    const ended = await desk.post(`/api/people/${goneId}/life`, { event: 'died', on: '2026-03-03' })
    expect(ended.body.mandates).toBe(1)
    expect((await (await api.signIn(son)).get('/api/session')).body.actsFor).toEqual([])
  })
})
