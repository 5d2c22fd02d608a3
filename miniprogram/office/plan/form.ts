import type { Day } from '../../../shared/day'
import type { PlanRequest, PlanView, Span } from '../../../shared/schedule'
import { saySpoken } from '../../../shared/speak'
import { spansProblem } from '../../components/office-spans/spans'
import { spansWords } from '../roster-cards'

const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']

/** On the way to and from a door, as it can be chosen. */
export const travels = [0, 30, 60, 90, 120]

export interface Typed {
  from: Day
  weekly: Span[][]
  cap: string
  travelMinutes: number
}

/** The days of the week, with what is worked in a few words. */
export const dayCards = (weekly: readonly Span[][]) =>
  weekdays.map((name, at) => ({
    name,
    says: spansWords(weekly[at] ?? []),
    spans: weekly[at] ?? [],
  }))

/** A plan that begins today or later is changed itself; an older one gets a successor from today on. */
export const typedOf = (
  { from, weekly, capPerDay, travelMinutes }: PlanView,
  today: Day,
): Typed => ({
  from: from > today ? from : today,
  weekly,
  cap: String(capPerDay),
  travelMinutes,
})

export function planProblem({ weekly, cap }: Typed): string {
  const wrong = weekly.findIndex((spans) => spansProblem(spans) !== '')
  if (wrong >= 0) return `${weekdays[wrong] ?? ''} ${spansProblem(weekly[wrong] ?? [])}`
  return /^([1-9]|[1-3]\d|40)$/.test(cap.trim()) ? '' : '一天最多几户，请填 1 到 40'
}

export const planRequest = (
  { from, weekly, cap, travelMinutes }: Typed,
  version: number,
): PlanRequest => ({ from, weekly, capPerDay: Number(cap), travelMinutes, version })

/** Plans that begin later: `从 4月1日 星期三 起：另有安排`. */
export const laterWords = ({ later = [] }: PlanView, today: Day): string[] =>
  later.map(({ from }) => `从 ${saySpoken(from, today)} 起，另有一份安排`)

/** What the days between two have is given to them all. */
export const asMonday = (weekly: readonly Span[][]): Span[][] =>
  weekly.map((spans, at) => (at < 5 ? (weekly[0] ?? []) : spans))
