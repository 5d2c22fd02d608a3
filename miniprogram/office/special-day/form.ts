import type { Day } from '../../../shared/day'
import { blockKindNames } from '../../../shared/schedule'
import type { ExceptionRequest, RosterView, Span } from '../../../shared/schedule'
import { spansProblem } from '../../components/office-spans/spans'
import { spansWords } from '../roster/cards'

export const usualReasons = ['休息', '开会', '换班', '节日值班', '体检']

/** What holds that day now, in words: the hours, why, and what blocks it. */
export function dayNow(roster: RosterView, staffId: string, day: Day) {
  const found = roster.rows
    .find(({ staff }) => staff.id === staffId)
    ?.days.find((each) => each.day === day)
  return {
    spans: found?.spans ?? [],
    says: [
      spansWords(found?.spans ?? []),
      ...(found?.note ? [`原因：${found.note}`] : []),
      ...(found?.blocks ?? []).map(({ kind, from, to }) => `${blockKindNames[kind]} ${from} 到 ${to}`),
      ...(found?.booked ? [`已约 ${found.booked} 次`] : []),
    ],
    noted: found?.note !== undefined,
  }
}

export function exceptionProblem(spans: readonly Span[], why: string): string {
  return spansProblem(spans) || (why.trim().length < 1 ? '请写明为什么' : '')
}

export const exceptionRequest = (spans: Span[], why: string): ExceptionRequest => ({
  spans,
  why: why.trim(),
})

/** What becomes of visits that no longer stand in working time. */
export const affectedWords = (count: number): string =>
  count > 0 ? `那天有 ${count} 次预约在新的时间以外，都排到“要换人的”里了。` : ''
