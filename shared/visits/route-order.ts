import type { Point } from '../register'
import type { Time } from '../schedule'
import { metresBetween } from './distance'
import type { UnplacedReason } from './route'

/** How people get about on the way from door to door; set by the house, no document says it. */
export const routeRules = {
  version: '2026.1',
  /** By electric bicycle, in the way the crow flies: streets and lights are in it. */
  metresPerMinute: 150,
  /** Visits at one address with no longer pause than this between them are one stop. */
  oneStopMinutes: 60,
  /** Doors that open within so many minutes are one window, in which the nearest comes first. */
  windowMinutes: 30,
  verified: false,
} as const

/** One visit at a door. */
export interface Door {
  id: string
  /** Who comes; each of them has a way of their own. */
  staffIds: readonly string[]
  /** Absent: nobody knows where to. */
  address?: string
  /** GCJ-02. */
  point?: Point
  from: Time
  to: Time
  /** Its time has begun and nobody is there. */
  late: boolean
}

export interface Stop {
  address: string
  /** By time. */
  doorIds: string[]
  /** Whole metres from the stop before, as the crow flies; from the start for the first, when it is known. */
  metresFromLast?: number
}

interface Order {
  stops: Stop[]
  /** Every door that stands in no stop, once, with the reason. */
  unplaced: { id: string; why: UnplacedReason }[]
}

/**
 * The doors of a day in the order in which they are gone to: late ones first, then by time, and within half an hour the
 * nearest first, though nobody is sent back in their own time. What one person cannot do is left out with the reason.
 * The same doors in another order give the same answer.
 */
export function orderDoors(doors: readonly Door[], start?: Point): Order {
  const placed: PlacedDoor[] = []
  const unplaced: Order['unplaced'] = []
  const last = new Map<string, PlacedDoor>()
  for (const door of [...doors].sort(byTime)) {
    const fit = fitted(door, last)
    if ('why' in fit) unplaced.push({ id: door.id, why: fit.why })
    else {
      placed.push(fit.door)
      for (const id of door.staffIds) last.set(id, fit.door)
    }
  }
  return { stops: inOrder(stopsOf(placed), start), unplaced }
}

type PlacedDoor = Door & { address: string; point: Point }

function fitted(
  door: Door,
  last: Map<string, PlacedDoor>,
): { door: PlacedDoor } | { why: UnplacedReason } {
  const { address, point } = door
  if (address === undefined) return { why: 'no-address' }
  if (point === undefined) return { why: 'no-point' }
  if (door.staffIds.length === 0) return { why: 'nobody-assigned' }
  const here = { ...door, address, point }
  const why = door.staffIds.map((id) => clash(last.get(id), here)).find(Boolean)
  return why ? { why } : { door: here }
}

/** Why somebody who was at one door cannot be at the next in time. */
function clash(before: PlacedDoor | undefined, door: PlacedDoor): UnplacedReason | undefined {
  if (!before) return undefined
  if (door.from < before.to) return 'overlaps'
  const way = metresBetween(before.point, door.point) / routeRules.metresPerMinute
  return minutesOf(before.to) + way > minutesOf(door.from) ? 'too-far' : undefined
}

/**
 * One address, one stop, as long as nobody would stand there for an hour without work, and nobody who comes has been
 * elsewhere since.
 */
function stopsOf(doors: readonly PlacedDoor[]): PlacedDoor[][] {
  const stops: PlacedDoor[][] = []
  const last = new Map<string, PlacedDoor[]>()
  for (const door of doors) {
    const isFresh = (stop: PlacedDoor[]) =>
      door.staffIds.every((id) => {
        const before = last.get(id)
        return !before || before === stop || startOf(before) < startOf(stop)
      })
    const stop = stops.find((each) => joins(each, door) && isFresh(each)) ?? []
    if (stop.length === 0) stops.push(stop)
    stop.push(door)
    for (const id of door.staffIds) last.set(id, stop)
  }
  return stops
}

const joins = (stop: readonly PlacedDoor[], door: PlacedDoor): boolean =>
  stop[0]?.address === door.address && pause(stop, door) <= routeRules.oneStopMinutes

const pause = (stop: readonly PlacedDoor[], door: PlacedDoor): number =>
  minutesOf(door.from) - Math.max(...stop.map(({ to }) => minutesOf(to)))

function inOrder(stops: readonly PlacedDoor[][], start?: Point): Stop[] {
  const [late, rest] = [stops.filter(isLate), stops.filter((stop) => !isLate(stop))]
  const walk = { order: [] as Stop[], here: start }
  for (const part of [late, rest]) {
    let left = part
    while (left.length > 0) {
      const next = nearest(left, walk.here)
      left = left.filter((stop) => stop !== next)
      step(walk, next)
    }
  }
  return walk.order
}

function step(walk: { order: Stop[]; here: Point | undefined }, stop: readonly PlacedDoor[]) {
  const [first] = stop
  if (!first) return
  const metres = walk.here && Math.round(metresBetween(walk.here, first.point))
  const way = metres === undefined ? {} : { metresFromLast: metres }
  walk.order.push({ address: first.address, doorIds: stop.map(({ id }) => id), ...way })
  walk.here = first.point
}

/** Of the stops that open with the first one, the nearest; stops stand by time, so ties go to the earlier one. */
function nearest(stops: readonly PlacedDoor[][], here: Point | undefined): PlacedDoor[] {
  const opens = startOf(stops[0] ?? [])
  const window = stops.filter(
    (stop, at) =>
      startOf(stop) < opens + routeRules.windowMinutes &&
      !stops.slice(0, at).some((before) => shareStaff(before, stop)),
  )
  const far = (stop: PlacedDoor[]) =>
    here && stop[0] ? metresBetween(here, stop[0].point) : startOf(stop)
  return window.reduce((best, stop) => (far(stop) < far(best) ? stop : best), window[0] ?? [])
}

const startOf = (stop: readonly Door[]): number => minutesOf(stop[0]?.from ?? '00:00')
const isLate = (stop: readonly Door[]): boolean => stop.some(({ late }) => late)
const shareStaff = (one: readonly Door[], other: readonly Door[]): boolean =>
  one.some(({ staffIds }) =>
    other.some((door) => door.staffIds.some((id) => staffIds.includes(id))),
  )

const minutesOf = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const byTime = (one: Door, other: Door): number =>
  compared(one.from, other.from) || compared(one.to, other.to) || compared(one.id, other.id)

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
