import type { FirstRow } from '../../shared/counting'
import type { LedgerLine } from '../../shared/ledger'
import { derive } from './standing'
import type { Derived } from './standing'
import type { RollupChange, WrittenLine, YearDays } from './types'

/** How what follows from the lines differs after some more were written. */
export interface Changes {
  excluded: { id: string; elderId: string; reason: NonNullable<LedgerLine['excluded']> }[]
  countedAgain: string[]
  firsts: FirstRow[]
  firstsGone: string[]
  rollups: RollupChange[]
  yearDays: (YearDays & { id: string })[]
  yearDaysGone: string[]
}

/** The changes that `added` lines bring to the elder-years in which `before` already stood. */
export function changesBy(before: readonly WrittenLine[], added: readonly WrittenLine[]): Changes {
  const was = derive(before)
  const is = derive([...before, ...added])
  return {
    excluded: fresh(was.exclusions, is.exclusions, (a, b) => a.reason === b.reason).map(
      ([id, { elderId, reason }]) => ({ id, elderId, reason }),
    ),
    countedAgain: gone(was.exclusions, is.exclusions),
    firsts: fresh(was.firsts, is.firsts, sameFirst).map(([, row]) => row),
    firstsGone: gone(was.firsts, is.firsts),
    rollups: rollupChanges(was.rollups, is.rollups),
    yearDays: fresh(was.yearDays, is.yearDays, sameDays).map(([id, row]) => ({ id, ...row })),
    yearDaysGone: gone(was.yearDays, is.yearDays),
  }
}

/** The same line still is the first. */
export const sameFirst = (a: FirstRow, b: FirstRow): boolean =>
  a.lineId === b.lineId && a.day === b.day

/** The same services counted on the same days. */
export const sameDays = (a: YearDays, b: YearDays): boolean =>
  JSON.stringify(a.served) === JSON.stringify(b.served)

const fresh = <Row>(
  was: Map<string, Row>,
  is: Map<string, Row>,
  same: (a: Row, b: Row) => boolean,
): [string, Row][] =>
  [...is].filter(([id, row]) => {
    const old = was.get(id)
    return old === undefined || !same(old, row)
  })

const gone = (was: Map<string, unknown>, is: Map<string, unknown>): string[] =>
  [...was.keys()].filter((id) => !is.has(id))

const rollupChanges = (was: Derived['rollups'], is: Derived['rollups']): RollupChange[] =>
  [...new Map([...was, ...is])]
    .map(([id, row]) => ({ ...row, by: (is.get(id)?.by ?? 0) - (was.get(id)?.by ?? 0) }))
    .filter(({ by }) => by !== 0)
