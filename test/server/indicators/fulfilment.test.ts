import type { PackageItem } from '../../../shared/contracts'
import type { LedgerLine } from '../../../shared/ledger'
import type { ServiceKind } from '../../../shared/records'
import { fulfilmentOn, promisedTimes } from '../../../server/indicators/fulfilment'

const contract = { startsOn: '2025-05-01', endsOn: '2026-04-30' }
const items: PackageItem[] = [
  { code: 'pressure', name: '血压测量', kinds: ['blood-pressure'], times: 4 },
  { code: 'visit', name: '上门或随访', kinds: ['home-visit', 'follow-up'], times: 2 },
]

const service = (id: string, kind: ServiceKind, day: string, excluded?: 'voided'): LedgerLine => ({
  id,
  item: `service.${kind}`,
  elderId: 'wang',
  day,
  month: day.slice(0, 7),
  orgId: 'taoyuan',
  orgPath: ['county', 'taoyuan'],
  groups: ['aged65'],
  residence: 'resident',
  act: { byId: 'n', byName: '小张', channel: 'on-site', at: `${day}T01:00:00.000Z` },
  ...(excluded && { excluded }),
})

const on = (asOf: string, ...lines: LedgerLine[]) => fulfilmentOn(contract, items, lines, asOf)

describe('履约 of a contract year', () => {
  it('owes nothing on the first day and everything on the last', () => {
    expect(promisedTimes(on('2025-05-01'), 'due')).toBe(0)
    expect(promisedTimes(on('2026-04-30'), 'due')).toBe(6)
    expect(promisedTimes(on('2025-05-01'), 'full')).toBe(6)
  })

  it('counts what is done up to what is due, and says why the rest is not counted', () => {
    const days = ['2025-06-01', '2025-07-01', '2025-08-01', '2025-09-01', '2025-10-01']
    const { uses } = on(
      '2025-11-01',
      ...days.map((day, at) => service(String(at), 'blood-pressure', day)),
    )
    expect(uses.map(({ fills }) => fills)).toEqual([
      { due: 1, full: 1 },
      { due: 1, full: 1 },
      { due: 0, full: 1 },
      { due: 0, full: 1 },
      { due: 0, full: 0 },
    ])
    expect(uses.map(({ reason }) => reason.due)).toEqual([
      undefined,
      undefined,
      'not-due-yet',
      'not-due-yet',
      'over-entitlement',
    ])
    expect(uses[4]?.reason.full).toBe('over-entitlement')
  })

  it('never lets one promise make up for another', () => {
    const many = ['05', '06', '07', '08', '09', '10'].map((month, at) =>
      service(String(at), 'blood-pressure', `2025-${month}-02`),
    )
    const { uses } = on('2026-04-30', ...many)
    expect(uses.reduce((sum, { fills }) => sum + fills.full, 0)).toBe(4)
  })

  it('takes any of the kinds that a promise names, and none that it does not', () => {
    const { uses } = on(
      '2026-04-30',
      service('a', 'home-visit', '2025-06-01'),
      service('b', 'health-consult', '2025-06-02'),
      service('c', 'follow-up', '2025-06-03'),
    )
    expect(uses.map(({ line, fills }) => [line.id, fills.due])).toEqual([
      ['a', 1],
      ['c', 1],
    ])
  })

  it('leaves out what was done before, after, or was voided', () => {
    const { uses } = on(
      '2026-03-04',
      service('before', 'blood-pressure', '2025-04-30'),
      service('void', 'blood-pressure', '2025-05-02', 'voided'),
      service('good', 'blood-pressure', '2025-05-03'),
      service('later', 'blood-pressure', '2026-03-05'),
    )
    expect(uses.map(({ line, fills, reason }) => [line.id, fills.due, reason.due])).toEqual([
      ['void', 0, 'voided'],
      ['good', 1, undefined],
    ])
  })
})
