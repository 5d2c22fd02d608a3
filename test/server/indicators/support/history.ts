import fc from 'fast-check'
import { addDays } from '../../../../shared/day'
import type { Day } from '../../../../shared/day'
import type { PersonTag, Residence } from '../../../../shared/people'
import type { PackageItem } from '../../../../shared/contracts'
import type { ServiceKind, ServicePlace } from '../../../../shared/records'
import { packageOf } from '../../../../server/contracts/packages'

/** What happened in a small county, as people would tell it; no lines, rollups or rows yet. */
export interface History {
  people: ToldPerson[]
  contracts: ToldContract[]
  services: ToldService[]
}
export interface ToldPerson {
  birthDate: Day
  residence: Residence
  goneOn?: Day
  tags: { tag: PersonTag; from: Day; to?: Day }[]
}
export interface ToldContract {
  person: number
  org: number
  startsOn: Day
  endsOn: Day
  endedOn?: Day
}
/** In the order of recording. */
export interface ToldService {
  person: number
  org: number
  kind: ServiceKind
  day: Day
  place: ServicePlace
  voided: boolean
}

/** Two centres, each with a station, in one county. */
export const paths = [
  ['county', 'taoyuan'],
  ['county', 'taoyuan', 'taoyuan-station'],
  ['county', 'liuyin'],
  ['county', 'liuyin', 'liuyin-station'],
]
export const areas = ['county', 'taoyuan', 'liuyin', 'taoyuan-station', 'liuyin-station']

/** What every contract promises: 护理 12, 巡诊 4, 三类指导 4, 随访 4, 体检 1, 体质辨识 1. */
export const promised: PackageItem[] = packageOf('intermediate', 1)?.items ?? []

const dayIn = (from: Day, days: number) =>
  fc.integer({ min: 0, max: days }).map((later) => addDays(from, later))

const tag = fc
  .record({
    tag: fc.constantFrom<PersonTag>('care-dependent', 'serious-illness', 'limited-mobility'),
    from: dayIn('2024-06-01', 700),
    days: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
  })
  .map(({ tag: name, from, days }) => ({
    tag: name,
    from,
    ...(days === undefined ? {} : { to: addDays(from, days) }),
  }))

/** Birthdays lie close to the 65th and the 80th in the two years told of. */
const person: fc.Arbitrary<ToldPerson> = fc
  .record({
    birthDate: fc.oneof(
      dayIn('1960-01-01', 800),
      dayIn('1945-01-01', 800),
      dayIn('1930-01-01', 9000),
    ),
    residence: fc.constantFrom<Residence>(
      'resident',
      'resident',
      'resident',
      'temporary',
      'registered',
    ),
    goneOn: fc.option(dayIn('2025-06-01', 400), { nil: undefined, freq: 4 }),
    tags: fc.uniqueArray(tag, { maxLength: 3, selector: (each) => each.tag }),
  })
  .map(({ goneOn, ...rest }) => ({ ...rest, ...(goneOn && { goneOn }) }))

/** A row of contracts that never overlap, as the database keeps them. */
const contractsOf = (index: number): fc.Arbitrary<ToldContract[]> =>
  fc
    .array(
      fc.record({
        org: fc.nat(3),
        gap: fc.nat(60),
        months: fc.constantFrom(12, 24),
        endedAfter: fc.option(fc.integer({ min: 1, max: 360 }), { nil: undefined }),
      }),
      { maxLength: 2 },
    )
    .map((told) => {
      let free = '2025-01-01'
      return told.map(({ org, gap, months, endedAfter }) => {
        const startsOn = addDays(free, gap)
        const endsOn = addDays(startsOn, months === 12 ? 364 : 729)
        const endedOn = endedAfter === undefined ? undefined : addDays(startsOn, endedAfter)
        free = endedOn ?? addDays(endsOn, 1)
        return { person: index, org, startsOn, endsOn, ...(endedOn && { endedOn }) }
      })
    })

const kinds: ServiceKind[] = [
  'blood-pressure',
  'blood-pressure',
  'rehab-guidance',
  'nutrition-guidance',
  'checkup',
  'home-visit',
  'home-nursing',
  'follow-up',
]

/** Few days, so that the same kind on the same day happens. */
const service = (people: number): fc.Arbitrary<ToldService> =>
  fc.record({
    person: fc.nat(people - 1),
    org: fc.nat(3),
    kind: fc.constantFrom(...kinds),
    day: fc.oneof(
      dayIn('2025-01-01', 500),
      dayIn('2025-01-01', 60),
      dayIn('2026-02-25', 8),
      dayIn('2025-12-28', 8),
    ),
    place: fc.constantFrom<ServicePlace>('home', 'home', 'centre', 'station'),
    voided: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(false))),
  })

export const history: fc.Arbitrary<History> = fc
  .array(person, { minLength: 1, maxLength: 7 })
  .chain((people) =>
    fc.record({
      people: fc.constant(people),
      contracts: fc.tuple(...people.map((_, index) => contractsOf(index))).map((all) => all.flat()),
      services: fc.array(service(people.length), { maxLength: 60, size: 'max' }),
    }),
  )

/** A day to count to: mostly in the second year, also month ends and the year's first and last day. */
export const asOfDay = fc.oneof(
  dayIn('2025-03-01', 480),
  dayIn('2025-12-20', 80),
  fc.constantFrom('2026-01-01', '2025-12-31', '2026-02-14', '2026-02-28', '2026-03-04'),
)
