import type { ContractView } from '../../../shared/contracts'
import { addRelative, registerElder } from '../../support/build'
import { asked, askFor, itemsOf, no, openCounty, signed } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('signing')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

describe('signing by asking', () => {
  it('keeps who asked, the agreement and its hash, and waits', async () => {
    const { contract, elderId } = await asked(county)
    const { hash } = (await county.as.doctor.get('/api/agreement?packageCode=basic')).body
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

  it('begins on the day the doctor accepts and ends the day before the same day next year', async () => {
    const { contract, elder, id } = await signed(county)
    expect(contract).toMatchObject({
      status: 'active',
      standing: 'active',
      startsOn: '2026-03-04',
      endsOn: '2027-03-03',
      signed: { byId: county.staff.doctor, byName: '东医生', way: 'phone' },
    })
    const { entitlements } = (await elder.get(`/api/contracts/${id}`)).body
    const untouched = { times: 4, used: 0, left: 4, due: 0 }
    expect(entitlements).toContainEqual({ code: 'blood_pressure', name: '血压测量', ...untouched })
  })

  it('is one ledger line of the centre', async () => {
    const { id } = await signed(county)
    const line = `contract:${id}#contract.accepted`
    const opened = await county.as.doctor.get(`/api/ledger/lines/${encodeURIComponent(line)}`)
    expect(opened.body).toMatchObject({
      id: line,
      what: '签约生效',
      elder: { name: '王*芳' },
      day: '2026-03-04',
      month: '2026-03',
      organisation: { id: 'org-east' },
      contract: { id, startsOn: '2026-03-04', endsOn: '2027-03-03' },
    })
  })

  it('is done by a relative with a mandate, and says for whom', async () => {
    const elderId = await registerElder({ name: '李桂英' })
    const mother = { id: elderId, name: '李桂英' }
    const daughterId = await addRelative(mother, { name: '陈敏', relation: '母亲' })
    const daughter = await county.api.signIn(daughterId)
    const answer = await daughter.post('/api/contracts', await askFor(county, elderId))
    expect(answer.body.asked).toMatchObject({ byId: daughterId, byName: '陈敏', forId: elderId })
  })

  it('is one open ask at a time, also when two phones ask at once', async () => {
    const elderId = await registerElder()
    const elder = await county.api.signIn(elderId)
    const ask = await askFor(county, elderId)
    const answers = await Promise.all([1, 2, 3].map(() => elder.post('/api/contracts', ask)))
    expect(answers.map(no).sort()).toEqual([
      [201, undefined],
      [409, 'contract.already-asked'],
      [409, 'contract.already-asked'],
    ])
  })

  it('is refused while a contract stands', async () => {
    const { elder, elderId } = await signed(county)
    const again = await elder.post('/api/contracts', await askFor(county, elderId))
    expect(no(again)).toEqual([409, 'contract.already-active'])
  })

  it('is possible again when the old contract has run out, and the old one stays what it was', async () => {
    const { elder, elderId } = await signed(county)
    county.api.clock.set('2027-03-04T10:00:00+08:00')
    const again = await elder.post('/api/contracts', await askFor(county, elderId))
    const accepted = await county.as.doctor.post(`/api/contracts/${again.body.id}/accept`)
    expect(accepted.body.startsOn).toBe('2027-03-04')
    const history = await elder.get(`/api/contracts?elderId=${elderId}`)
    expect(itemsOf<ContractView>(history).map(standingOf)).toEqual([
      'active active',
      'active ended',
    ])
  })

  it.each([
    ['a team of another centre', { teamId: 'team-west' }, 422, 'contract.team-elsewhere'],
    ['a team nobody knows', { teamId: 'team-nowhere' }, 404, 'team.not-found'],
    [
      'a package nobody offers',
      { packageCode: 'golden', agreementVersion: '2025.1-golden.1' },
      422,
      'contract.package-unknown',
    ],
    [
      'a text that is not current',
      { agreementVersion: '2001.1-basic.1' },
      409,
      'contract.agreement-changed',
    ],
  ])('is refused for %s', async (_what, wrong, status, code) => {
    const elderId = await registerElder()
    const elder = await county.api.signIn(elderId)
    const answer = await elder.post('/api/contracts', await askFor(county, elderId, wrong))
    expect(no(answer)).toEqual([status, code])
    expect((await elder.get(`/api/contracts?elderId=${elderId}`)).body.items).toEqual([])
  })

  it.each(['moved', 'died'] as const)('is refused for somebody who %s', async (status) => {
    const elderId = await registerElder({ life: { status, on: '2026-01-01' } })
    const elder = await county.api.signIn(elderId)
    const answer = await elder.post('/api/contracts', await askFor(county, elderId))
    expect(no(answer)).toEqual([409, 'contract.elder-gone'])
  })
})

describe('accepting', () => {
  it('fifty times at once makes one active contract and one line', async () => {
    const { id, elderId } = await asked(county)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => county.as.doctor.post(`/api/contracts/${id}/accept`)),
    )
    const refused = Array.from({ length: 49 }, () => [409, 'contract.not-waiting'])
    expect(answers.map(no).sort()).toEqual([[200, undefined], ...refused])
    const lines = await county.api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })
    expect(lines.map(({ item }) => item)).toEqual(['contract.accepted'])
  }, 60_000)

  it('finds nothing left to accept when the elder died after asking: the ask ended with her', async () => {
    const { id, elderId } = await asked(county)
    await county.as.desk.post(`/api/people/${elderId}/life`, { event: 'died', on: '2026-03-04' })
    const answer = await county.as.doctor.post(`/api/contracts/${id}/accept`)
    expect(no(answer)).toEqual([409, 'contract.not-waiting'])
  })

  it.each([
    ['nurse', 403, 'who.not-allowed'],
    ['manager', 403, 'who.not-allowed'],
    ['county', 403, 'who.not-allowed'],
    ['westDoctor', 404, 'contract.not-found'],
  ] as const)('is not for the %s', async (who, status, code) => {
    const { id } = await asked(county)
    expect(no(await county.as[who].post(`/api/contracts/${id}/accept`))).toEqual([status, code])
  })

  it('is not for the elder who asked', async () => {
    const { id, elder } = await asked(county)
    expect(no(await elder.post(`/api/contracts/${id}/accept`))).toEqual([403, 'who.not-allowed'])
  })
})

const standingOf = ({ status, standing }: ContractView) => `${status} ${standing}`
