import { firstRowsOf, rollupKeysOf } from '../../shared/counting'
import type { FirstRow } from '../../shared/counting'
import { yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { kindOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import type { NotCounted, ServiceKind } from '../../shared/records'
import type { RollupChange, WrittenLine, YearDays } from './types'

/**
 * The lines of one person as they stand, each with the reason why it is not counted, if there is one.
 *
 * All lines of the persons and years must be given. Out are lines written as not counted, voided ones, and those that a
 * correction put another in place of. Of the same kind of service on the same
 * day the one recorded first counts; the next one moves up when that goes.
 */
export function asTheyStand(lines: readonly WrittenLine[]): LedgerLine[] {
  const out = takenOut(lines)
  const seats = new Set<string>()
  for (const line of [...lines].sort(byTurn)) {
    if (!kindOf(line.item) || out.has(line.id)) continue
    const seat = `${line.elderId}|${line.item}|${line.day}`
    if (seats.has(seat)) out.set(line.id, 'same-day-same-kind')
    seats.add(seat)
  }
  return lines.map((line) => withReason(line, out.get(line.id)))
}

/** The line with today's reason, or with none. */
export function withReason(line: LedgerLine, reason: NotCounted | undefined): LedgerLine {
  const { excluded: _asBefore, ...written } = line
  return reason ? { ...written, excluded: reason } : written
}

/** What follows from lines and is stored beside them, so that nobody has to count lines to read a figure. */
export interface Derived {
  exclusions: Map<string, { elderId: string; reason: NotCounted }>
  firsts: Map<string, FirstRow>
  /** By organisation path, month and key. */
  rollups: Map<string, RollupChange>
  /** By elder and year; only years in which a service counts. */
  yearDays: Map<string, YearDays>
}

/** All that follows from the lines of any number of whole elder-years. */
export function derive(lines: readonly WrittenLine[]): Derived {
  const derived: Derived = {
    exclusions: new Map(),
    firsts: new Map(),
    rollups: new Map(),
    yearDays: new Map(),
  }
  for (const [key, year] of byElderYear(lines)) {
    const standing = asTheyStand(year)
    const days = yearDaysOf(standing)
    if (days) derived.yearDays.set(key, days)
    for (const line of standing) {
      const { id, elderId, excluded } = line
      if (excluded) derived.exclusions.set(id, { elderId, reason: excluded })
      for (const key of rollupKeysOf(line)) addTime(derived.rollups, line, key)
    }
    for (const row of firstRowsOf(standing)) derived.firsts.set(firstId(row), row)
  }
  return derived
}

/** A row's whole meaning is its id: a person is first only once in an area and year. */
export const firstId = ({ code, areaId, year, elderId }: FirstRow): string =>
  `${code}|${areaId}|${year}|${elderId}`

/** Whose year a line is judged in: reasons and first occurrences never look beyond it. */
export const personYear = ({ elderId, day }: Pick<LedgerLine, 'elderId' | 'day'>): string =>
  `${elderId}|${yearOf(day)}`

/** An organisation that changed its parent within the month has a rollup for each place in the tree. */
export const rollupId = ({ month, orgPath }: Pick<RollupChange, 'month' | 'orgPath'>): string =>
  `${month}|${orgPath.join('/')}`

function takenOut(lines: readonly LedgerLine[]): Map<string, NotCounted> {
  const out = new Map<string, NotCounted>()
  for (const { id, item, about, replacedBy, notCounted } of lines) {
    // What was taken out later keeps the later reason.
    if (notCounted && !out.has(id)) out.set(id, notCounted)
    if (about && item === 'line.corrected' && replacedBy) out.set(about, 'corrected')
    if (about && item === 'line.voided') out.set(about, 'voided')
  }
  return out
}

/** Undefined when no service counts in the year. */
function yearDaysOf(standing: readonly LedgerLine[]): YearDays | undefined {
  const served = new Map<ServiceKind, Day[]>()
  for (const { item, day, excluded } of standing) {
    const kind = kindOf(item)
    if (!kind || excluded) continue
    served.set(kind, [...(served.get(kind) ?? []), day].sort())
  }
  const [first] = standing
  if (!first || served.size === 0) return undefined
  const kinds = [...served].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    elderId: first.elderId,
    year: yearOf(first.day),
    served: kinds.map(([kind, days]) => ({ kind, days })),
  }
}

function addTime(rollups: Derived['rollups'], line: LedgerLine, key: string) {
  const { orgPath, month } = line
  const id = `${rollupId(line)}|${key}`
  rollups.set(id, { orgPath, month, key, by: (rollups.get(id)?.by ?? 0) + 1 })
}

function byElderYear(lines: readonly WrittenLine[]): Map<string, WrittenLine[]> {
  const years = new Map<string, WrittenLine[]>()
  for (const line of lines) {
    const year = years.get(personYear(line))
    if (year) year.push(line)
    else years.set(personYear(line), [line])
  }
  return years
}

const byTurn = (a: WrittenLine, b: WrittenLine) => a.seq - b.seq
