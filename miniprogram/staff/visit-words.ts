import type { Day } from '../../shared/day'
import type { VisitEvent, VisitKind, VisitState } from '../../shared/visits/kinds'
import { visitEvents } from '../../shared/visits/kinds'
import { overtimeAt } from '../../shared/visits/limits'
import { isOver, stepOf } from '../../shared/visits/machine'
import type { VisitCard } from '../../shared/visits/view'
import type { WaitingStep } from '../kit/steps'

const stateNames: Record<VisitState, string> = {
  held: '时间暂留',
  requested: '等接单',
  consulted: '等派单',
  offered: '等接单',
  accepted: '已接单',
  'set-off': '在路上',
  arrived: '已到达',
  started: '正在做',
  done: '做完，等确认',
  confirmed: '已完成',
  expired: '没有留住',
  refused: '没有受理',
  cancelled: '已取消',
  'no-show': '没有人',
  aborted: '中止了',
}

/** Where a visit stands, as those who do it say it. */
export function staffState(kind: VisitKind, state: VisitState): string {
  if (state === 'requested' && kind === 'home-nursing') return '等首诊'
  if (state === 'accepted' && kind === 'clinic') return '约好了'
  return stateNames[state]
}

const tones: Partial<Record<VisitState, string>> = {
  requested: 'tag-warm',
  offered: 'tag-warm',
  'set-off': 'tag-warm',
  arrived: 'tag-warm',
  started: 'tag-warm',
}

/** Something for me to do is warm, what is over is grey. */
export const stateTone = (kind: VisitKind, state: VisitState): string =>
  isOver(kind, state) || state === 'done' ? 'tag-plain' : (tones[state] ?? '')

const isVisitEvent = (event: string): event is VisitEvent =>
  (visitEvents as readonly string[]).includes(event)

/** Where the visit stands when what waits on this phone has been sent. */
export const stateAfter = (
  { kind, state }: Pick<VisitCard, 'kind' | 'state'>,
  steps: readonly WaitingStep[],
): VisitState =>
  steps
    .filter(({ refused }) => !refused)
    .reduce(
      (at, { event }) => (isVisitEvent(event) ? (stepOf(kind, at, event)?.to ?? at) : at),
      state,
    )

const stepNames: Record<string, string> = {
  accept: '接单',
  decline: '来不了',
  'set-off': '出发',
  arrive: '到达',
  proof: '到门口的凭证',
  start: '开始',
  finish: '做完和记录',
  'no-show': '没有人',
  abort: '中止',
}

/** What waits on this phone, in the order it happened: `出发、到达`. */
export const stepWords = (steps: readonly WaitingStep[]): string =>
  steps.map(({ event }) => stepNames[event] ?? event).join('、')

export const refusedWords = (steps: readonly WaitingStep[]): string =>
  steps.find(({ refused }) => refused)?.refused ?? ''

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** States in which nobody stands at the door yet. */
const underWay: readonly VisitState[] = ['requested', 'offered', 'accepted', 'set-off']

/** So many minutes over the time it should have begun; 0 when it is not late. */
export function minutesLate(
  visit: Pick<VisitCard, 'day' | 'time' | 'state'>,
  now: { day: Day; time: string },
): number {
  if (!underWay.includes(visit.state) || visit.day !== now.day) return 0
  return Math.max(0, minutesOf(now.time) - minutesOf(visit.time))
}

/** `超了 35 分钟`, of who is still there when the centre is told of it; '' before. */
export function overtimeWords(
  { day, to, state }: Pick<VisitCard, 'day' | 'to' | 'state'>,
  now: Date,
): string {
  const end = new Date(`${day}T${to}:00+08:00`)
  const there = state === 'arrived' || state === 'started'
  if (!there || overtimeAt(end, now) === 'none') return ''
  return `超了 ${Math.floor((now.getTime() - end.getTime()) / 60_000)} 分钟`
}

/** `320 米`, `1.4 公里` */
export const sayMetres = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`
