/** What should be so, told in minutes and intervals: knows nothing of cells, keys or rows. */
import type { Place, StaffLoad } from '../../../server/schedule/types'

const [DAY_BEGINS, DAY_ENDS, QUARTER] = [7 * 60, 22 * 60, 15]

export interface Interval {
  from: number
  to: number
}

export interface PlannedNurse extends StaffLoad {
  spans: Interval[]
}

/** `sure`: every key was taken. Otherwise its server went down in between, and it is held for a while. */
export interface Stood {
  place: Place
  until?: number
  sure: boolean
}

export interface Town {
  now: number
  nurses: PlannedNurse[]
  visits: Map<string, Stood>
  blocks: (Interval & { staffId: string; day: string })[]
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
export const clockText = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

const overlap = (one: Interval, other: Interval) => one.from < other.to && other.from < one.to
const rounded = ({ from, to }: Interval): Interval => ({
  from: Math.floor(from / QUARTER) * QUARTER,
  to: Math.ceil(to / QUARTER) * QUARTER,
})
const clipped = ({ from, to }: Interval): Interval => ({
  from: Math.max(from, DAY_BEGINS),
  to: Math.min(to, DAY_ENDS),
})

const ofElder = ({ time, minutes: length }: Place): Interval =>
  rounded({ from: minutes(time), to: minutes(time) + length })

function ofStaff(place: Place, { travelMinutes }: StaffLoad): Interval {
  const way = place.home ? travelMinutes / 2 : 0
  const from = minutes(place.time)
  return clipped(rounded({ from: from - way, to: from + place.minutes + way }))
}

/** Those who fill a day: the sure ones, if they do so alone. */
function fillers(all: readonly Stood[], cap: number): Stood[] {
  const sure = all.filter((stood) => stood.sure)
  if (sure.length >= cap) return sure
  return all.length >= cap ? all.filter((stood) => !stood.sure) : []
}

/** Visits on the day of the place that stand, without the one that moves. */
const others = ({ visits, now }: Town, { day }: Place, own?: string): Stood[] =>
  [...visits]
    .filter(([id, { place, until }]) => id !== own && place.day === day && (until ?? now + 1) > now)
    .map(([, stood]) => stood)

/** Those in the way of a place: the elder's, the nurse's, and all of a nurse's whose day is full. */
export function inTheWay(town: Town, place: Place, own?: string): Stood[] {
  const all = others(town, place, own)
  const elders = place.override
    ? []
    : all.filter(
        (stood) =>
          stood.place.elderId === place.elderId && overlap(ofElder(stood.place), ofElder(place)),
      )
  const staff = place.staff.flatMap((nurse) => {
    const hers = all.filter((stood) => stood.place.staff.some(({ id }) => id === nurse.id))
    const mine = ofStaff(place, nurse)
    const overlapping = hers.filter((stood) => overlap(ofStaff(stood.place, nurse), mine))
    return [...overlapping, ...fillers(hers, nurse.capPerDay)]
  })
  return [...elders, ...staff]
}

/** Does the plan let this nurse go there, and no block keep her? */
export function isPlanned(town: Town, place: Place, nurse: PlannedNurse): boolean {
  const staff = ofStaff(place, nurse)
  const visit = ofElder(place)
  const spans = joined(nurse.spans)
  const fits = spans.some(({ from, to }) => from <= visit.from && staff.to <= to)
  const blocked = town.blocks.some(
    (block) => block.staffId === nurse.id && block.day === place.day && overlap(block, staff),
  )
  return fits && !blocked && visit.to <= DAY_ENDS
}

/** Spans that touch are one. */
function joined(spans: readonly Interval[]): Interval[] {
  const all: Interval[] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (last && last.to >= span.from) last.to = Math.max(last.to, span.to)
    else all.push({ ...span })
  }
  return all
}
