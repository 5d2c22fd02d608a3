import { contractYearOn, dueBy } from '../../shared/contract-years'
import type { PackageItem } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { LedgerItem, LedgerLine } from '../../shared/ledger'
import { serviceKinds } from '../../shared/records'
import type { NotCounted, ServiceKind } from '../../shared/records'

/** Against what 履约 is measured: what is due by the day shown, or the whole contract year. */
export type Measure = 'due' | 'full'

/** What decides how a service fills a promise. */
export type Served = Pick<LedgerLine, 'item' | 'day' | 'excluded'>

/** A service line of the contract year and how many promised times it fills. */
export interface Use<Line extends Served = LedgerLine> {
  line: Line
  fills: Record<Measure, number>
  /** Why it fills none. */
  reason: Partial<Record<Measure, NotCounted>>
}

export interface Fulfilment<Line extends Served = LedgerLine> {
  items: { name: string; due: number; full: number }[]
  uses: Use<Line>[]
}

export const serviceItems = serviceKinds.map((kind) => `service.${kind}` as const)

/**
 * How the services of an elder fill a contract's promises on a day. `lines` are sorted by day; those outside the
 * contract year are left out. A service over one promise's number never makes up for another promise.
 */
export function fulfilmentOn<Line extends Served>(
  contract: { startsOn: Day; endsOn: Day },
  items: readonly PackageItem[],
  lines: readonly Line[],
  asOf: Day,
): Fulfilment<Line> {
  const year = contractYearOn(contract, asOf)
  const kinds = new Set<LedgerItem>(items.flatMap((item) => item.kinds.map(itemOf)))
  const uses = lines
    .filter(({ item, day }) => kinds.has(item) && day >= year.from && day <= year.to && day <= asOf)
    .map(useOf)
  const promised = items.map((item) => {
    const due = dueBy(item.times, year, asOf)
    fill(item, due, uses)
    return { name: item.name, due, full: item.times }
  })
  return { items: promised, uses }
}

/** The promised times of all items together. */
export const promisedTimes = ({ items }: Pick<Fulfilment, 'items'>, measure: Measure): number =>
  items.reduce((sum, item) => sum + item[measure], 0)

/** The promised times that were filled. */
export const filledTimes = ({ uses }: Fulfilment<Served>, measure: Measure): number =>
  uses.reduce((sum, { fills }) => sum + fills[measure], 0)

/** Goes through the counted uses in time: the first ones fill what is due, the next what is not due yet. */
function fill<Line extends Served>(
  { kinds, times }: PackageItem,
  due: number,
  uses: readonly Use<Line>[],
) {
  const own = uses.filter(
    ({ line }) => !line.excluded && kinds.some((k) => itemOf(k) === line.item),
  )
  own.forEach((use, index) => {
    if (index < due) use.fills.due += 1
    if (index < times) use.fills.full += 1
    if (index >= due) use.reason.due = index < times ? 'not-due-yet' : 'over-entitlement'
    if (index >= times) use.reason.full = 'over-entitlement'
  })
}

function useOf<Line extends Served>(line: Line): Use<Line> {
  const { excluded } = line
  return {
    line,
    fills: { due: 0, full: 0 },
    reason: excluded ? { due: excluded, full: excluded } : {},
  }
}

export const itemOf = (kind: ServiceKind) => `service.${kind}` as const
