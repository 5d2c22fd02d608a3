import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let doctor: Client
let nurse: Client
let desk: Client

beforeAll(async () => {
  api = await startApi({ label: 'signing' })
  staff = await settleCounty()
  doctor = await api.signIn(staff.doctor)
  nurse = await api.signIn(staff.nurse)
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

/** What an elder's phone sends after the five steps. */
async function askFor(elderId: string, more: Record<string, unknown> = {}) {
  const { version } = (await doctor.get('/api/agreement?packageCode=basic')).body
  const ask = { elderId, teamId: 'team-east', packageCode: 'basic', termMonths: 12 }
  return { ...ask, agreementVersion: version as string, ...more }
}

async function asked(elderId: string, more: Record<string, unknown> = {}) {
  const elder = await api.signIn(elderId)
  const answer = await elder.post('/api/contracts', await askFor(elderId, more))
  expect(answer.status).toBe(201)
  return { elder, contract: answer.body }
}

describe('signing by asking', () => {
  it('keeps who asked, the agreement and its hash, and waits', async () => {
    const elderId = await registerElder()
    const { contract } = await asked(elderId)
    const { hash } = (await doctor.get('/api/agreement?packageCode=basic')).body
    expect(contract).toMatchObject({
      elder: { id: elderId, name: '王桂芳', age: 76 },
      team: { id: 'team-east', name: '东团队', doctor: '东医生', centre: '东街道社区卫生服务中心' },
      status: 'requested',
      standing: 'waiting',
      asked: { byId: elderId, channel: 'mini-program', at: '2026-03-04T02:00:00.000Z' },
      agreement: { hash },
    })
    expect(contract.startsOn).toBeUndefined()
  })

  it('begins on the day the doctor accepts, ends the day before the same day next year, and is one ledger line', async () => {
    const { contract, elder } = await asked(await registerElder())
    const accepted = await doctor.post(`/api/contracts/${contract.id}/accept`)
    expect(accepted.status).toBe(200)
    expect(accepted.body).toMatchObject({
      status: 'active',
      standing: 'active',
      startsOn: '2026-03-04',
      endsOn: '2027-03-03',
      signed: { byId: staff.doctor, byName: '东医生', way: 'phone' },
    })
    const line = `contract:${contract.id}#contract.accepted`
    const opened = await doctor.get(`/api/ledger/lines/${encodeURIComponent(line)}`)
    expect(opened.body).toMatchObject({
      id: line,
      what: '签约生效',
      elder: { name: '王*芳' },
      day: '2026-03-04',
      month: '2026-03',
      organisation: { id: 'org-east' },
      contract: { startsOn: '2026-03-04', endsOn: '2027-03-03' },
    })
    expect((await elder.get(`/api/contracts/${contract.id}`)).body.entitlements).toContainEqual({
      code: 'blood_pressure',
      name: '血压测量',
      times: 4,
      used: 0,
      left: 4,
      due: 0,
    })
  })

  it('is done by a relative with a mandate, and says for whom', async () => {
    const elderId = await registerElder({ name: '李桂英' })
    const daughter = await addRelative(
      { id: elderId, name: '李桂英' },
      { name: '陈敏', relation: '母亲' },
    )
    const answer = await (await api.signIn(daughter)).post('/api/contracts', await askFor(elderId))
    expect(answer.body.asked).toMatchObject({ byId: daughter, byName: '陈敏', forId: elderId })
  })

  it('is one open ask at a time', async () => {
    const elderId = await registerElder()
    const { elder } = await asked(elderId)
    const again = await elder.post('/api/contracts', await askFor(elderId))
    expect([again.status, again.body.error.code]).toEqual([409, 'contract.already-asked'])
  })

  it('is refused while a contract stands', async () => {
    const elderId = await registerElder()
    const { contract, elder } = await asked(elderId)
    await doctor.post(`/api/contracts/${contract.id}/accept`)
    const again = await elder.post('/api/contracts', await askFor(elderId))
    expect([again.status, again.body.error.code]).toEqual([409, 'contract.already-active'])
  })

  it('is possible again when the old contract has run out, and the old one stays what it was', async () => {
    const elderId = await registerElder()
    const first = await asked(elderId)
    await doctor.post(`/api/contracts/${first.contract.id}/accept`)
    api.clock.set('2027-03-04T10:00:00+08:00')
    const second = await asked(elderId)
    const accepted = await doctor.post(`/api/contracts/${second.contract.id}/accept`)
    expect(accepted.body.startsOn).toBe('2027-03-04')
    const history = await second.elder.get(`/api/contracts?elderId=${elderId}`)
    expect(history.body.items.map((one: any) => [one.status, one.standing])).toEqual([
      ['active', 'active'],
      ['active', 'ended'],
    ])
  })

  it.each([
    ['a team of another centre', { teamId: 'team-west' }, 422, 'contract.team-elsewhere'],
    ['a team nobody knows', { teamId: 'team-nowhere' }, 404, 'team.not-found'],
    ['a package nobody offers', { packageCode: 'golden' }, 422, 'contract.package-unknown'],
    [
      'a text that is not current',
      { agreementVersion: '2001.1-basic.1' },
      409,
      'contract.agreement-changed',
    ],
  ])('is refused for %s', async (_what, wrong, status, code) => {
    const elderId = await registerElder()
    const elder = await api.signIn(elderId)
    const answer = await elder.post('/api/contracts', await askFor(elderId, wrong))
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect((await elder.get(`/api/contracts?elderId=${elderId}`)).body.items).toEqual([])
  })

  it.each(['moved', 'died'] as const)('is refused for somebody who %s', async (status) => {
    const elderId = await registerElder({ life: { status, on: '2026-01-01' } })
    const elder = await api.signIn(elderId)
    const answer = await elder.post('/api/contracts', await askFor(elderId))
    expect([answer.status, answer.body.error.code]).toEqual([409, 'contract.elder-gone'])
  })
})

describe('fifty accepts at once', () => {
  it('make one active contract and one line, and the others are told it is answered', async () => {
    const elderId = await registerElder()
    const { contract } = await asked(elderId)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => doctor.post(`/api/contracts/${contract.id}/accept`)),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array<number>(49).fill(409)])
    const codes = new Set(
      answers.filter(({ status }) => status === 409).map(({ body }) => body.error.code),
    )
    expect([...codes]).toEqual(['contract.not-waiting'])
    const lines = await api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })
    expect(lines.map(({ item }) => item)).toEqual(['contract.accepted'])
  }, 60_000)
})
