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
  /** What is planned, as if nobody had booked anything. */
  async function planned(query: FreeQuery): Promise<Seen> {
    const { staffIds, elderId, from, days } = query
    const workings = await workingsOf(staffIds, from, days)
    const taken = takenBy([], { elderId })
    return {
      query,
      bounds: boundsOf(query, clock.now()),
      workings,
      taken,
      taking: takingsOf(query),
    }
  }

  async function taken({ staffIds, elderId, ownVisit, from, days }: FreeQuery): Promise<TakenTime> {
    const to = addDays(from, days - 1)
    return takenBy(await holders.holding({ staffIds, elderId, from, to }), { elderId, ownVisit })
  }

  async function free(query: FreeQuery): Promise<FreeTimes> {
    const [plans, taking] = await Promise.all([planned(query), taken(query)])
    const seen = { ...plans, taken: taking }
    const why = new Set<NoTimeReason>()
    const days = seen.workings.marks.map((mark) => freeOn(seen, mark, why))
    const reasons = days.some(({ times }) => times.length > 0) ? [] : telling(query, why)
    const holidaysUnknown = days.some(({ unknown }) => unknown)
    return { days, reasons, holidaysUnknown }
  }

  /**
   * By the plans alone first. When they leave nobody to choose, that is the answer: the claims decide in a moment, and
   * say as well as the visits why somebody has no time.
   */
  async function at({ day, time, ...rest }: Parameters<ScheduleVerbs['at']>[0]): Promise<FreeAt> {
    const query = { ...rest, from: day, days: 1 }
    const plans = await planned(query)
    const [mark] = plans.workings.marks
    if (!mark) return { staff: [], reasons: ['outside-hours'] }
    const answerFor = (seen: Seen) => freeAt(seen, staffDays(seen, mark), { day, time })
    const hoped = answerFor(plans)
    const isOpen = 'staff' in hoped && !(query.willClaim && hoped.staff.length === query.people)
    const answer = isOpen ? answerFor({ ...plans, taken: await taken(query) }) : hoped
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
  const enough = (some: readonly StaffDay[]) =>
    some.length >= query.people && hasNamed(some, query.named)
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

const hasNamed = (some: readonly StaffDay[], named: string | undefined): boolean =>
  named === undefined || some.some(({ load }) => load.id === named)

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
