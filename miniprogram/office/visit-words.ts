import type { Day } from '../../shared/day'
import { sayDate, sayNear, sayTime, sayWeekday } from '../../shared/speak'
import { isOver } from '../../shared/visits/machine'
import type { VisitKind, VisitState } from '../../shared/visits/kinds'
import type { Fen, VisitCard } from '../../shared/visits/view'
import { isMissed, sayAgent } from '../components/visit-card/words'

const stateNames: Record<VisitState, string> = {
  held: '时间暂留',
  requested: '等接单',
  consulted: '等派单',
  offered: '已派单，等接',
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

/** Where a visit stands, as the office says it. */
function officeState(kind: VisitKind, state: VisitState): string {
  if (state === 'requested' && kind === 'home-nursing') return '等首诊'
  if (state === 'accepted' && kind === 'clinic') return '约好了'
  return stateNames[state]
}

/** What waits for the office is warm, what is over is grey. */
function stateTone(kind: VisitKind, state: VisitState): string {
  if (isOver(kind, state)) return 'tag-plain'
  return state === 'requested' || state === 'consulted' ? 'tag-warm' : ''
}

export const NO_PROOF = '没有到场凭证'

/** One visit as a row of a list. */
export interface VisitLine {
  id: string
  version: number
  when: string
  /** Overdue, or what is special about it; '' when nothing is. */
  marks: string[]
  elder: string
  service: string
  number: string
  /** Who comes, or that nobody is known yet. */
  staff: string
  state: string
  tone: string
  agent: string
  address: string
}

/** The same, with a mark when its time has come and nobody goes. `now` is the time of day, `HH:mm`. */
export function waitingLine(visit: VisitCard, today: Day, now: string): VisitLine {
  const line = visitLine(visit, today)
  return isMissed(visit, today, now) ? { ...line, marks: ['时间已经过了', ...line.marks] } : line
}

export const visitLine = (visit: VisitCard, today: Day): VisitLine => ({
  id: visit.id,
  version: visit.version,
  when: whenWords(visit, today),
  marks: [...(visit.late ? ['迟取消'] : []), ...(visit.unproven ? [NO_PROOF] : [])],
  elder: elderWords(visit),
  service: visit.name,
  number: visit.number,
  staff: staffWords(visit),
  state: officeState(visit.kind, visit.state),
  tone: stateTone(visit.kind, visit.state),
  agent: sayAgent(visit.askedBy),
  address: visit.address ?? '',
})

/** `明天 3月5日 上午 10:00 到 11:00` */
export const whenWords = (
  { day, time, to }: Pick<VisitCard, 'day' | 'time' | 'to'>,
  today: Day,
): string => `${dayWords(day, today)} ${sayTime(time)} 到 ${sayTime(to).split(' ')[1] ?? to}`

/** `今天 3月4日`, `3月9日 星期一` */
export const dayWords = (day: Day, today: Day): string => {
  const near = sayNear(day, today)
  return near ? `${near} ${sayDate(day)}` : `${sayDate(day)} ${sayWeekday(day)}`
}

const elderWords = ({ elder }: Pick<VisitCard, 'elder'>): string =>
  elder.age === undefined ? elder.name : `${elder.name} ${elder.age} 岁`

const staffWords = ({ staff }: Pick<VisitCard, 'staff'>): string =>
  staff.map(({ name, title }) => `${name} ${title}`.trim()).join('、') || '还没有安排人'

/** `yuan(12050) //=> '120.5 元'` */
export const yuan = (fen: Fen): string => `${fen / 100} 元`

/** Typed yuan as fen; undefined when it is no amount. */
export const fenOf = (typed: string): Fen | undefined =>
  /^\d{1,5}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * 100) : undefined
