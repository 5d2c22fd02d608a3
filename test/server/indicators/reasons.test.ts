import type { ExplainList } from '../../../shared/indicators'
import type { FigureCode } from '../../../shared/tasks/codes'
import { createCareCounter } from '../../../server/indicators/care-counter'
import { createContractCounter } from '../../../server/indicators/contract-counter'
import { explainList } from '../../../server/indicators/explain'
import type { History, ToldContract, ToldPerson, ToldService } from './support/history'
import { elderId, windowsOn } from './support/windows'

const asOf = '2026-03-04'
const woman: ToldPerson = { birthDate: '1950-01-15', residence: 'resident', tags: [] }

/** A county in which everybody told of lives, with their contracts and services by person. */
function county(
  people: Partial<ToldPerson>[],
  contracts: Partial<ToldContract>[],
  services: Partial<ToldService>[] = [],
): History {
  const contract = { person: 0, org: 0, startsOn: '2025-05-01', endsOn: '2026-04-30' }
  const service = {
    person: 0,
    org: 0,
    kind: 'follow-up' as const,
    day: '2026-01-05',
    place: 'centre' as const,
    voided: false,
  }
  return {
    people: people.map((facts) => ({ ...woman, ...facts })),
    contracts: contracts.map((facts) => ({ ...contract, ...facts })),
    services: services.map((facts) => ({ ...service, ...facts })),
  }
}

async function listOf(told: History, code: FigureCode, list: ExplainList, on = asOf) {
  const windows = windowsOn(told)
  const counters = [createContractCounter(windows), createCareCounter(windows)]
  const counter = counters.find(({ codes }) => codes.includes(code))
  const rows = counter?.rows({ areaId: 'county', asOf: on, code, list })
  if (!rows) throw new Error(`nobody counts ${code}`)
  return (await explainList(rows, { limit: 100 })).page
}

const reasonsOf = async (told: History, code: FigureCode) =>
  (await listOf(told, code, 'excluded')).map((row) => [row.elderId, row.day, row.reason])

describe('a contract that is not counted', () => {
  const everybody = county(
    [{}, {}, {}, { goneOn: '2026-02-01' }],
    [
      { person: 0 },
      { person: 1, startsOn: '2025-01-01', endsOn: '2025-12-31' },
      { person: 2, startsOn: '2025-06-01', endsOn: '2026-05-31', endedOn: '2026-03-04' },
      { person: 3, startsOn: '2025-07-01', endsOn: '2026-06-30' },
    ],
  )

  it.each(['contract.inForce', 'contract.fulfilment', 'contract.coverage.aged80'] as const)(
    'in %s says that it ended, or that the person has gone',
    async (code) => {
      const reasons = await reasonsOf(everybody, code)
      expect(reasons.filter(([elder]) => elder !== elderId(0))).toEqual([
        [elderId(1), '2025-01-01', 'contract-ended'],
        [elderId(2), '2025-06-01', 'contract-ended'],
        [elderId(3), '2025-07-01', 'moved-or-died'],
      ])
    },
  )

  it('in a group says so, and in a rate of residents too', async () => {
    const told = county(
      [{ birthDate: '1966-01-01' }, { residence: 'temporary' }],
      [{ person: 0 }, { person: 1 }],
    )
    const day = '2025-05-01'
    expect(await reasonsOf(told, 'contract.signRate')).toEqual([[elderId(1), day, 'not-resident']])
    expect(await reasonsOf(told, 'contract.signRate.aged65')).toEqual([
      [elderId(0), day, 'under-65'],
      [elderId(1), day, 'not-resident'],
    ])
    expect(await reasonsOf(told, 'contract.coverage.care-dependent')).toEqual([
      [elderId(0), day, 'not-in-group'],
      [elderId(1), day, 'not-in-group'],
    ])
  })
})

describe('履约', () => {
  it('reaches back to the first day of the contract year', async () => {
    const term = { startsOn: '2025-03-05', endsOn: '2026-03-04' }
    const told = county([{}], [term], [{ day: '2025-03-05' }, { day: '2025-03-04' }])
    expect(await listOf(told, 'contract.fulfilment', 'numerator')).toMatchObject([
      { day: '2025-03-05', counts: 1 },
    ])
    expect(await listOf(told, 'contract.fulfilment', 'denominator')).toMatchObject([
      { counts: 26, what: expect.stringMatching(/^应做 26 次：护士上门护理 12、/) },
    ])
  })

  it('says what is over, what is early, and what was voided', async () => {
    const days = ['05-10', '06-10', '07-10', '08-10', '09-10']
    const told = county(
      [{}],
      [{}],
      [
        ...days.map((day) => ({ day: `2025-${day}` })),
        { day: '2025-09-11', voided: true },
        { day: '2025-05-10' },
      ],
    )
    // Of 4 follow-ups a year 3 are due by 4 March.
    expect(await reasonsOf(told, 'contract.fulfilment')).toEqual([
      [elderId(0), '2025-05-10', 'same-day-same-kind'],
      [elderId(0), '2025-08-10', 'not-due-yet'],
      [elderId(0), '2025-09-10', 'over-entitlement'],
      [elderId(0), '2025-09-11', 'voided'],
    ])
    expect(await reasonsOf(told, 'contract.fulfilment.fullTerm')).toEqual([
      [elderId(0), '2025-05-10', 'same-day-same-kind'],
      [elderId(0), '2025-09-10', 'over-entitlement'],
      [elderId(0), '2025-09-11', 'voided'],
    ])
  })

  it('owes nothing yet in the first days, and says so', async () => {
    const told = county([{}], [{ startsOn: '2026-03-01', endsOn: '2027-02-28' }])
    expect(await reasonsOf(told, 'contract.fulfilment')).toEqual([
      [elderId(0), '2026-03-01', 'not-due-yet'],
    ])
    expect(await reasonsOf(told, 'contract.fulfilment.fullTerm')).toEqual([])
  })
})

describe('a service of the six', () => {
  const six = { kind: 'rehab-guidance' as const }

  it('is left out before the 65th birthday and counts on it', async () => {
    const told = county(
      [{ birthDate: '1961-02-02' }],
      [],
      [
        { ...six, day: '2026-02-01' },
        { ...six, day: '2026-02-02' },
      ],
    )
    expect(await reasonsOf(told, 'integrated-care.persons1')).toEqual([
      [elderId(0), '2026-02-01', 'under-65'],
    ])
    expect(await listOf(told, 'integrated-care.persons1', 'numerator')).toMatchObject([
      { day: '2026-02-02', counts: 1 },
    ])
  })

  it('once a year is not twice: only those served on one day are named', async () => {
    const told = county(
      [{}, {}],
      [],
      [
        { ...six, person: 0 },
        { ...six, person: 0, day: '2026-02-05' },
        { ...six, person: 1, day: '2026-02-06' },
        { ...six, kind: 'blood-pressure', person: 1, day: '2026-02-06' },
      ],
    )
    expect(await reasonsOf(told, 'integrated-care.persons2')).toEqual([
      [elderId(1), '2026-02-06', 'only-once'],
    ])
    expect(await listOf(told, 'integrated-care.persons2', 'numerator')).toMatchObject([
      { elderId: elderId(0), day: '2026-02-05' },
    ])
  })

  it('is a door service only at home, and only to whom care is brought home', async () => {
    const told = county(
      [{ birthDate: '1940-01-01' }, {}],
      [],
      [
        { ...six, person: 0, day: '2026-01-05' },
        { ...six, person: 0, day: '2026-01-06', place: 'home' },
        { ...six, person: 1, day: '2026-01-07', place: 'home' },
      ],
    )
    expect(await reasonsOf(told, 'integrated-care.door.distinct')).toEqual([
      [elderId(0), '2026-01-05', 'not-at-home'],
      [elderId(1), '2026-01-07', 'not-in-group'],
    ])
  })
})
