import { dayHours } from '../../shared/schedule'
import type { Day } from '../../shared/day'
import type { Span, Time } from '../../shared/schedule'
import type { VisitKind } from '../../shared/visits/kinds'
import { CELLS, cellAt, cellFrom, minutesOf } from './cells'
import type { Stretch, Taking } from './cells'
import type { Block, StaffLoad } from './types'

/** One person on one day, as far as one kind of visit goes. */
export interface StaffDay {
  load: StaffLoad
  /** 1 where the plan lets this kind begin or go on. */
  open: Uint8Array
  /** 1 where something stands: another visit, or a block. */
  busy: Uint8Array
  booked: number
}

/** Cells of spans that are open to the kind; to any, when none is given. */
export function openCells(spans: readonly Span[], kind?: VisitKind): Uint8Array {
  const open = new Uint8Array(CELLS)
  for (const { from, to, kinds } of spans) {
    if (!kinds || !kind || kinds.includes(kind)) fill(open, stretchOf(from, to))
  }
  return open
}

/** What is taken, and the blocks of the day upon it. */
export function busyCells(taken: Uint8Array | undefined, blocks: readonly Block[], day: Day) {
  const busy = taken ? taken.slice() : new Uint8Array(CELLS)
  for (const block of blocks) {
    const part = partOn(block, day)
    if (part) fill(busy, stretchOf(part.from, part.to))
  }
  return busy
}

/** The part of a block that lies in the hours of a day. */
export function partOn(
  { from, to }: Pick<Block, 'from' | 'to'>,
  day: Day,
): { from: Time; to: Time } | undefined {
  if (from.day > day || to.day < day) return undefined
  const begins = from.day < day || from.time < dayHours.from ? dayHours.from : from.time
  const ends = to.day > day || to.time > dayHours.to ? dayHours.to : to.time
  return begins < ends ? { from: begins, to: ends } : undefined
}

/**
 * Does the plan let a visit begin here? It and the way after it lie in open time; the way before it may lie before
 * the span, because whoever begins at eight sets off before eight.
 */
export const fitsPlan = ({ open }: Pick<StaffDay, 'open'>, { visit, staff }: Taking): boolean =>
  visit.from >= 0 && visit.to <= CELLS && every(open, { from: visit.from, to: staff.to }, 1)

/** Is nothing else in the way, and one visit more not too many? */
export const isFree = ({ busy, booked, load }: StaffDay, { staff }: Taking): boolean =>
  booked < load.capPerDay && every(busy, staff, 0)

/** Are all cells of the stretch what is asked for? */
export function every(cells: Uint8Array, { from, to }: Stretch, value: 0 | 1): boolean {
  for (let cell = from; cell < to; cell++) if (cells[cell] !== value) return false
  return true
}

const stretchOf = (from: Time, to: Time): Stretch => ({
  from: Math.max(0, cellAt(minutesOf(from))),
  to: Math.min(CELLS, cellFrom(minutesOf(to))),
})

function fill(cells: Uint8Array, { from, to }: Stretch) {
  if (from < to) cells.fill(1, from, to)
}
