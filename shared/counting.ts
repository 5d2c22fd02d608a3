import type { Day } from './day'
import type { LedgerLine, PersonGroup } from './ledger'
import { integratedCareKinds } from './records'
import type { NotCounted } from './records'
import { yearOf } from './day'

/** Distinct-person figures of 老年健康与医养结合服务 that first-occurrence rows are kept for. */
const firstCodes = [
  'integrated-care.persons1',
  'integrated-care.persons2',
  'integrated-care.door.aged80',
  'integrated-care.door.care-dependent',
  'integrated-care.door.limited-mobility',
  'integrated-care.door.distinct',
] as const
export type FirstCode = (typeof firstCodes)[number]

/** What the counting rules look at in a line. */
export type CountableLine = Pick<
  LedgerLine,
  'id' | 'item' | 'elderId' | 'day' | 'orgPath' | 'place' | 'groups' | 'residence' | 'excluded'
>

/** The line by which a person first counts for a figure, in one area and one year. */
export interface FirstRow {
  code: FirstCode
  areaId: string
  year: number
  elderId: string
  day: Day
  lineId: string
}

/** The ledger items of the six services of 老年健康与医养结合服务. */
export const integratedCareItems = integratedCareKinds.map((kind) => `service.${kind}` as const)

/** To whom care is brought home: 高龄, 失能, 行动不便 (重点工作清单 item 5). */
const doorGroups = ['aged80', 'care-dependent', 'limited-mobility'] as const

const doorGroupsOf: Partial<Record<FirstCode, readonly PersonGroup[]>> = {
  'integrated-care.door.aged80': ['aged80'],
  'integrated-care.door.care-dependent': ['care-dependent'],
  'integrated-care.door.limited-mobility': ['limited-mobility'],
  'integrated-care.door.distinct': doorGroups,
}

/**
 * Why a line of the six services cannot stand for a figure; undefined when it can.
 *
 * The person is judged as on the service day (`groups` and `residence` of the line): 65 on that very day counts.
 */
export function notCountedFor(code: FirstCode, line: CountableLine): NotCounted | undefined {
  if (line.excluded) return line.excluded
  if (!line.groups.includes('aged65')) return 'under-65'
  if (line.residence !== 'resident') return 'not-resident'
  const groups = doorGroupsOf[code]
  if (!groups) return undefined
  if (line.place !== 'home') return 'not-at-home'
  return groups.some((group) => line.groups.includes(group)) ? undefined : 'not-in-group'
}

/**
 * The first-occurrence rows of ONE person in ONE year, from all of that person's lines of that year.
 *
 * A row per area of the line's path, so an area never adds up its parts: a person served by two centres counts
 * once in each and once in their county. For `persons2` the row stands on the second service day.
 */
export function firstRowsOf(lines: readonly CountableLine[]): FirstRow[] {
  const services = lines.filter(isIntegratedCare).sort(byDayAndId)
  return areasOf(services).flatMap((areaId) => {
    const here = services.filter((line) => line.orgPath.includes(areaId))
    return firstCodes.flatMap((code) => firstOf(code, areaId, here) ?? [])
  })
}

/**
 * The keys of the month rollup that a counted line adds one to: its own item and, when the person was a 65+
 * resident on that day, `integrated-care`. Lines that do not count add nothing.
 */
export function rollupKeysOf(line: CountableLine): string[] {
  if (line.excluded) return []
  const counts = isIntegratedCare(line) && !notCountedFor('integrated-care.persons1', line)
  return counts ? [line.item, 'integrated-care'] : [line.item]
}

function firstOf(code: FirstCode, areaId: string, lines: CountableLine[]): FirstRow | undefined {
  const counted = lines.filter((line) => !notCountedFor(code, line))
  const opening = counted[0]
  const line =
    code === 'integrated-care.persons2'
      ? counted.find((later) => later.day !== opening?.day)
      : opening
  if (!line) return undefined
  const { elderId, day, id } = line
  return { code, areaId, year: yearOf(day), elderId, day, lineId: id }
}

const isIntegratedCare = (line: CountableLine) =>
  (integratedCareItems as readonly string[]).includes(line.item)

const areasOf = (lines: readonly CountableLine[]) => [
  ...new Set(lines.flatMap((line) => line.orgPath)),
]

/** Days first, then ids: the order every list of lines is read in. */
export const byDayAndId = (a: { day: Day; id: string }, b: { day: Day; id: string }): number =>
  compareText(a.day, b.day) || compareText(a.id, b.id)

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
