import type { VisitKind, VisitState } from '../../../../shared/visits/kinds'
import { overtimeInstants } from '../../../../shared/visits/limits'
import type { Visit } from '../../types'
import { calmAt, endOf } from '../instants'
import {
  comingUntil,
  freshUntil,
  isHalfTaken,
  lastAct,
  offUntil,
  reachedAt,
  serviceOf,
  unservedFor,
  whenOf,
} from './said'
import type { Said } from './said'

/** Those on the way or at the door. */
export const underWay: readonly VisitState[] = ['set-off', 'arrived', 'started']
const DAY_MS = 86_400_000

/** The state in which those who are to come have to say yes, or at least to know. */
const taskIn: Record<VisitKind, VisitState> = {
  'home-nursing': 'offered',
  'doctor-visit': 'requested',
  'door-service': 'requested',
  clinic: 'accepted',
}

/** Whom of the house to tell, by what they are there. */
export interface Duty {
  deskIds: readonly string[]
  managerIds: readonly string[]
}

/** What those who come, and the house, are told of a visit as it stands. */
export const workOf = (visit: Visit, duty: Duty, elder: string): Said[] => [
  ...assigned(visit, elder),
  ...letGo(visit, elder),
  ...takenOff(visit, elder),
  ...overtime(visit, duty, elder),
  ...unserved(visit, duty, elder),
]

function assigned(visit: Visit, elder: string): Said[] {
  if (visit.state !== taskIn[visit.kind] || visit.staffIds.length === 0) return []
  const at = calmAt(reachedAt(visit), visit)
  const text = `${whenOf(visit)} ${elder} ${serviceOf(visit)}${visit.home ? '，请接单' : ''}`
  return [{ kind: 'visit.assigned', at, text, to: visit.staffIds, until: comingUntil(at, visit) }]
}

const calledOff: Partial<Record<VisitState, { event: 'cancel' | 'refuse'; words: string }>> = {
  cancelled: { event: 'cancel', words: '已取消' },
  refused: { event: 'refuse', words: '不受理' },
}

/** Whoever was told to come need not. */
function letGo(visit: Visit, elder: string): Said[] {
  const off = calledOff[visit.state]
  const wasTold = visit.reached[taskIn[visit.kind]] !== undefined
  if (!off || !wasTold || visit.staffIds.length === 0) return []
  const act = lastAct(visit, off.event)
  const at = calmAt(reachedAt(visit), visit)
  const words = unservedFor(visit) ? endedWords(visit) : `${off.words}，不用去了`
  const text = `${whenOf(visit)} ${elder} ${serviceOf(visit)}${words}`
  const except = act ? { except: act.byId } : {}
  const until = offUntil(visit, at)
  return [{ kind: 'visit.unassigned', at, text, to: visit.staffIds, ...except, until }]
}

/** Somebody else has it now, or nobody yet. */
const takenOff = (visit: Visit, elder: string): Said[] =>
  (visit.takenOff ?? []).map(({ staffId, at: when, ...slot }) => {
    const at = calmAt(new Date(when), slot)
    const text = `${whenOf(slot)} ${elder} ${serviceOf(visit)}已改派，您不用去了`
    return { kind: 'visit.unassigned', at, text, to: [staffId], until: freshUntil(at) }
  })

/** Told once each, and not when the visit is over by then. */
function overtime(visit: Visit, { deskIds, managerIds }: Duty, elder: string): Said[] {
  if (!visit.home || !underWay.includes(visit.state)) return []
  const { warnAt, alarmAt } = overtimeInstants(endOf(visit))
  const words = (minutes: number) =>
    `${elder} ${serviceOf(visit)}已超时 ${minutes} 分钟，请联系上门人员`
  const kind = 'visit.overtime' as const
  const near = [...visit.staffIds, ...deskIds]
  return [
    { kind, at: warnAt, text: words(15), to: near },
    { kind, at: alarmAt, text: words(30), to: [...near, ...managerIds] },
  ].map((said) => ({ ...said, until: new Date(said.at.getTime() + DAY_MS) }))
}

/** Who said yes and was left alone with it may be on her way. */
const endedWords = (visit: Visit): string =>
  isHalfTaken(visit) ? '还差一个人接单，已经结束，不用去了' : '没有人接单，已经结束'

const unservedWords = (visit: Visit, why: 'not-consulted' | 'not-answered'): string => {
  if (why === 'not-consulted') return '到时间还没有首诊'
  return isHalfTaken(visit) ? '到时间还差一个人接单' : '到时间没有人接单'
}

/** The family waited, and nobody comes: the desk calls, or the managers of a house without one. */
function unserved(visit: Visit, { deskIds, managerIds }: Duty, elder: string): Said[] {
  const why = unservedFor(visit)
  if (!why) return []
  const at = calmAt(reachedAt(visit), visit)
  const text = `${whenOf(visit)} ${elder} ${serviceOf(visit)}${unservedWords(visit, why)}，已结束，请打电话说明并重新约`
  const page = `/office/visit/index?id=${visit.id}`
  const to = deskIds.length > 0 ? deskIds : managerIds
  return [{ kind: `visit.${why}`, at, text, page, to, until: offUntil(visit, at) }]
}
