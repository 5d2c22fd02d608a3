import { standingOn } from '../../shared/contracts'
import type { ContractStatus } from '../../shared/contracts'

describe('where a contract from 2026-03-04 to 2027-03-03 stands', () => {
  const contract = { status: 'active' as const, startsOn: '2026-03-04', endsOn: '2027-03-03' }

  it.each([
    ['2026-03-03', 'upcoming'],
    ['2026-03-04', 'active'],
    ['2027-02-01', 'active'],
    ['2027-02-02', 'expiring'],
    ['2027-03-03', 'expiring'],
    ['2027-03-04', 'ended'],
  ])('on %s it is %s', (day, standing) => expect(standingOn(contract, day)).toBe(standing))

  it.each([
    ['2026-09-30', 'active'],
    ['2026-10-01', 'ended'],
  ])('ended on 2026-10-01, on %s it is %s', (day, standing) =>
    expect(standingOn({ ...contract, endedOn: '2026-10-01' }, day)).toBe(standing),
  )

  it.each<[ContractStatus, string]>([
    ['requested', 'waiting'],
    ['drafted', 'waiting'],
    ['returned', 'ended'],
    ['withdrawn', 'ended'],
    ['ended', 'ended'],
  ])('%s, it is %s', (status, standing) =>
    expect(standingOn({ ...contract, status }, '2026-05-01')).toBe(standing),
  )
})
