import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import { dayHours } from '../../shared/schedule'
import type { DayMark, NoTimeReason, Time } from '../../shared/schedule'
import { boundsOf, telling } from './bounds'
import type { Bounds } from './bounds'
import { minutesOf, takingOf, timeOf } from './cells'
import type { Taking } from './cells'
import type { ScheduleNeeds } from './needs'
import { busyCells, every, fitsPlan, isFree, openCells } from './staff-day'
import type { StaffDay } from './staff-day'
import { takenBy } from './taken'
import type { TakenTime } from './taken'
import type { FreeAt, FreeOnDay, FreeQuery, FreeTimes, ScheduleVerbs, StaffLoad } from './types'
import { workingsOf } from './working'
import type { Workings } from './working'

const GRID_MINUTES = 30
const grid = Array.from(
  { length: (minutesOf(dayHours.to) - minutesOf(dayHours.from)) / GRID_MINUTES },
  (_, at) => timeOf(minutesOf(dayHours.from) + at * GRID_MINUTES),
)

/** Free times are computed from plans and from what visits hold; claiming decides all the same. */
export function createFree({ clock, holders }: Pick<ScheduleNeeds, 'clock' | 'holders'>) {
  /** Everything a query needs to know, in four questions. */
  async function look(query: FreeQuery) {
    const { staffIds, elderId, ownVisit, from, days } = query
    const to = addDays(from, days - 1)
    const [workings, holdings] = await Promise.all([
      workingsOf(staffIds, from, days),
      holders.holding({ staffIds, elderId, from, to }),
    ])
    const bounds = boundsOf(query, clock.now())
    const taken = takenBy(holdings, { elderId, ownVisit })
    return { query, bounds, workings, taken, taking: takingsOf(query) }
  }

  async function free(query: FreeQuery): Promise<FreeTimes> {
    const seen = await look(query)
    const why = new Set<NoTimeReason>()
    const days = seen.workings.marks.map((mark) => freeOn(seen, mark, why))
    const reasons = days.some(({ times }) => times.length > 0) ? [] : telling(query, why)
    const holidaysUnknown = days.some(({ unknown }) => unknown)
    return { days, reasons, holidaysUnknown }
  }

  async function at({ day, time, ...query }: Parameters<ScheduleVerbs['at']>[0]): Promise<FreeAt> {
    const seen = await look({ ...query, from: day, days: 1 })
    const [mark] = seen.workings.marks
    if (!mark) return { staff: [], reasons: ['outside-hours'] }
    const answer = freeAt(seen, staffDays(seen, mark), { day, time })
    if ('staff' in answer) return { staff: answer.staff, reasons: [] }
    return { staff: [], reasons: telling(query, new Set([answer.why])) }
  }

  return { free, at }
}

interface Seen {
  query: FreeQuery
  bounds: Bounds
  workings: Workings
  taken: TakenTime
  taking: (time: Time, travelMinutes: number) => Taking
}

function freeOn(seen: Seen, mark: DayMark, why: Set<NoTimeReason>): FreeOnDay {
  const people = staffDays(seen, mark)
  const times: FreeOnDay['times'] = []
  for (const time of grid) {
    const answer = freeAt(seen, people, { day: mark.day, time })
    if ('staff' in answer) times.push({ time, staff: answer.staff })
    else why.add(answer.why)
  }
  return { ...mark, times }
}

function staffDays({ query, workings, taken }: Seen, mark: DayMark): StaffDay[] {
  return query.staffIds.flatMap((id) => {
    const { plan, spans, blocks } = workings.of(id, mark)
    if (!plan || spans.length === 0) return []
    const { capPerDay, travelMinutes } = plan
    const busy = busyCells(taken.staff(id, mark.day), blocks, mark.day)
    const open = openCells(spans, query.kind)
    const booked = taken.booked(id, mark.day)
    return [{ load: { id, capPerDay, travelMinutes }, open, busy, booked }]
  })
}

/** Who can come at a time, or the one reason why too few can. */
function freeAt(
  { query, bounds, taken, taking }: Seen,
  people: readonly StaffDay[],
  { day, time }: { day: Day; time: Time },
): { staff: StaffLoad[] } | { why: NoTimeReason } {
  const enough = (some: readonly unknown[]) => some.length >= query.people
  const placeOf = ({ load }: StaffDay) => taking(time, load.travelMinutes)
  const working = people.filter((each) => fitsPlan(each, placeOf(each)))
  if (!enough(working)) return { why: 'outside-hours' }
  if (`${day}T${time}` < bounds.earliest) return { why: 'too-early' }
  if (day > bounds.lastDay) return { why: 'too-late' }
  const free = working.filter((each) => isFree(each, placeOf(each)))
  if (!enough(free)) return { why: 'nobody-free' }
  const elder = query.elderMayOverlap ? undefined : taken.elder(day)
  if (elder && !every(elder, taking(time, 0).visit, 0)) return { why: 'elder-busy' }
  return { staff: free.map(({ load }) => load) }
}

/** The cells of each time, computed once a query; at the centre nobody is on the way. */
function takingsOf({ minutes, home }: Pick<FreeQuery, 'minutes' | 'home'>): Seen['taking'] {
  const known = new Map<number, Map<Time, Taking>>()
  return (time, travel) => {
    const travelMinutes = home ? travel : 0
    const ofTravel = known.get(travelMinutes) ?? new Map<Time, Taking>()
    known.set(travelMinutes, ofTravel)
    const taking = ofTravel.get(time) ?? takingOf({ time, minutes, travelMinutes })
    ofTravel.set(time, taking)
    return taking
  }
}
