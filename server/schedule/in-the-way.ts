import type { Day } from '../../shared/day'
import type { InTheWay } from '../../shared/in-the-way'
import type { BlockKind, Time } from '../../shared/schedule'
import { boundsOf } from './bounds'
import { takingOf } from './cells'
import type { Stretch, Taking } from './cells'
import type { ScheduleNeeds } from './needs'
import { busyCells, every, fitsPlan, openCells } from './staff-day'
import { takenBy } from './taken'
import type { Block, FreeQuery, Holding } from './types'
import { workingsOf } from './working'
import type { Work } from './working'

type Asked = Omit<FreeQuery, 'from' | 'days' | 'people' | 'named'> & { day: Day; time: Time }

/** Everything that keeps each of some people from one time, for whoever assigns: free times need only one reason. */
export function createInTheWay({ clock, holders }: Pick<ScheduleNeeds, 'clock' | 'holders'>) {
  return async function inTheWayOf(asked: Asked): Promise<Map<string, InTheWay[]>> {
    const { staffIds, elderId, day, ownVisit } = asked
    const [{ marks, of }, holdings] = await Promise.all([
      workingsOf(staffIds, day, 1),
      holders.holding({ staffIds, elderId, from: day, to: day }),
    ])
    const others = holdings.filter(({ visitId }) => visitId !== ownVisit)
    const [mark] = marks
    if (!mark) return new Map()
    const common = [...timely(asked, clock.now()), ...elders(asked, others)]
    return new Map(
      staffIds.map((id) => [id, [...staffs(asked, { id, work: of(id, mark), others }), ...common]]),
    )
  }
}

function timely({ day, time, ...query }: Asked, now: Date): InTheWay[] {
  const { earliest, lastDay } = boundsOf(query, now)
  if (`${day}T${time}` < earliest) return ['too-early']
  return day > lastDay ? ['too-late'] : []
}

function elders(asked: Asked, others: readonly Holding[]): InTheWay[] {
  const { elderId, elderMayOverlap, day } = asked
  const cells = takenBy(others, { elderId }).elder(day)
  const isFree = !cells || every(cells, takingBy(asked, 0).visit, 0)
  return isFree || elderMayOverlap ? [] : ['elder-busy']
}

interface Person {
  id: string
  work: Work
  others: readonly Holding[]
}

function staffs(asked: Asked, { id, work, others }: Person): InTheWay[] {
  const { plan, blocks } = work
  if (!plan) return ['no-plan']
  const taking = takingBy(asked, plan.travelMinutes)
  const full = takenBy(others, {}).booked(id, asked.day) >= plan.capPerDay
  return [
    ...planned(asked, work, taking),
    ...blocked(asked.day, blocks, taking.staff),
    ...visited(others, { id, day: asked.day, taking }),
    ...(full ? (['cap-reached'] as const) : []),
  ]
}

/** Not in working time: because the day is a special one, or the hour is not one of the plan. */
function planned({ kind }: Asked, { spans, special }: Work, taking: Taking): InTheWay[] {
  if (fitsPlan({ open: openCells(spans, kind) }, taking)) return []
  if (special === 'holiday') return ['holiday']
  return special === 'exception' ? ['day-off'] : ['outside-plan']
}

const ofBlock: Record<BlockKind, InTheWay> = {
  leave: 'on-leave',
  meeting: 'in-meeting',
  training: 'in-training',
  other: 'blocked',
}

function blocked(day: Day, blocks: readonly Block[], stretch: Stretch): InTheWay[] {
  const met = blocks.filter((block) => !every(busyCells(undefined, [block], day), stretch, 0))
  return [...new Set(met.map(({ kind }) => ofBlock[kind]))]
}

/** Another visit at that time, or so near that the way to one of them is too short. */
function visited(
  others: readonly Holding[],
  { id, day, taking }: { id: string; day: Day; taking: Taking },
): InTheWay[] {
  const meets = (holding: Holding) => {
    const cells = takenBy([holding], {}).staff(id, day)
    return cells !== undefined && !every(cells, taking.staff, 0)
  }
  const isThen = (holding: Holding) => {
    const cells = takenBy([holding], { elderId: holding.elderId }).elder(day)
    return cells !== undefined && !every(cells, taking.visit, 0)
  }
  const met = others.filter(meets)
  if (met.length === 0) return []
  return met.some(isThen) ? ['other-visit'] : ['travel']
}

const takingBy = ({ time, minutes, home }: Asked, travelMinutes: number): Taking =>
  takingOf({ time, minutes, travelMinutes: home ? travelMinutes : 0 })
