import { createHash } from 'node:crypto'
import { addDays, monthOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { Time } from '../../../shared/schedule'
import { metresBetween } from '../../../shared/visits/distance'
import { claimingStates } from '../../../shared/visits/kinds'
import { visitStore } from '../store'
import type { Visit } from '../types'

/** Somebody who stands at no door that day: as if this far away. */
const METRES_FROM_THE_CENTRE = 3000
const CONTINUITY_DAYS = 365

interface Door {
  elderId: string
  day: Day
  time: Time
  near?: Visit['near'] | undefined
}

/** What tells two candidates apart, the most telling first; less is better. */
type Rank = readonly [times: number, metres: number, visits: number, seed: string]

/**
 * «Any» of these, in the order in which they are asked: whoever came before, whoever is near that day, whoever has
 * fewest visits this month; ties by an order that follows from elder, day and time alone, so that it can be repeated.
 */
export async function ranked(staffIds: readonly string[], door: Door): Promise<string[]> {
  if (staffIds.length < 2) return [...staffIds]
  const { elderId, day } = door
  const month = { from: `${monthOf(day)}-01`, to: `${monthOf(day)}-31` }
  const since = { from: addDays(day, -CONTINUITY_DAYS), to: day }
  const [before, ofMonth] = await Promise.all([
    visitStore.ofElder(elderId, since, ['done', 'confirmed']),
    visitStore.ofStaff(staffIds, month, claimingStates),
  ])
  const ranks = new Map(staffIds.map((id) => [id, rankOf(id, { door, before, ofMonth })]))
  return staffIds.toSorted((one, other) => compare(ranks.get(one), ranks.get(other)))
}

interface Known {
  door: Door
  before: readonly Visit[]
  ofMonth: readonly Visit[]
}

function rankOf(id: string, { door, before, ofMonth }: Known): Rank {
  const own = ofMonth.filter(({ staffIds }) => staffIds.includes(id))
  const times = before.filter(({ staffIds }) => staffIds.includes(id)).length
  return [-times, metresOf(own, door), own.length, seedOf(id, door)]
}

/** To the nearest of the other doors of the day. */
function metresOf(own: readonly Visit[], { near, day }: Door): number {
  const doors = own.flatMap((visit) => (visit.day === day && visit.near ? [visit.near] : []))
  if (!near || doors.length === 0) return METRES_FROM_THE_CENTRE
  return Math.round(Math.min(...doors.map((point) => metresBetween(point, near))))
}

const seedOf = (id: string, { elderId, day, time }: Door) =>
  createHash('sha256').update(`${elderId}|${day}|${time}|${id}`).digest('hex')

function compare(one: Rank | undefined, other: Rank | undefined): number {
  if (!one || !other) return 0
  const at = one.findIndex((value, index) => value !== other[index])
  if (at < 0) return 0
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1
}
