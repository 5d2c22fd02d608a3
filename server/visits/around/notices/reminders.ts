import type { Visit } from '../../types'
import { dayBeforeAt, startOf, hoursBeforeAt } from '../instants'
import { lastAct, serviceOf, whenOf } from './said'
import type { Said } from './said'

/**
 * 明天, 两小时前: of a visit that somebody has taken. What would have gone out before it was taken, moved or given to
 * somebody else was told by that.
 */
export function remindersOf(visit: Visit, who: string): Said[] {
  if (visit.state !== 'accepted') return []
  const until = startOf(visit)
  const text = visit.home
    ? `${whenOf(visit)} ${who}上门，${serviceOf(visit)}`
    : `${whenOf(visit)} 到中心，${serviceOf(visit)}`
  const decided = decidedAt(visit)
  return [
    { kind: 'visit.tomorrow' as const, at: dayBeforeAt(visit), text, until },
    { kind: 'visit.in-2-hours' as const, at: hoursBeforeAt(visit, 2), text, until },
  ].filter(({ at }) => at > decided)
}

function decidedAt(visit: Visit): Date {
  const acts = [lastAct(visit, 'move')?.at, lastAct(visit, 'reassign')?.at]
  const all = [visit.reached.accepted, ...acts].filter((at) => at !== undefined)
  return new Date(all.toSorted().at(-1) ?? visit.asked.at)
}
