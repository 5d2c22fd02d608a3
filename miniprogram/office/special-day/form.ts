import type { Day } from '../../../shared/day'
import type { ExceptionRequest, RosterView, Span } from '../../../shared/schedule'
import { spansProblem } from '../../components/office-spans/spans'
import { blockWords, spansWords, specialLines } from '../roster-cards'

export const usualReasons = ['休息', '开会', '换班', '节日值班', '体检']

/** What holds that day now, in words: the hours, why, and what blocks it. */
export function dayNow({ rows }: RosterView, staffId: string, day: Day) {
  const found = rows
    .find(({ staff }) => staff.id === staffId)
    ?.days.find((each) => each.day === day)
  if (!found) return { spans: [], says: [], noted: false }
  const { spans, special, blocks, booked } = found
  const says = [
    spansWords(spans),
    ...specialLines(found),
    ...blocks.map(blockWords),
    ...(booked > 0 ? [`已约 ${booked} 次`] : []),
  ]
  return { spans, says, noted: special === 'exception' }
}

export function exceptionProblem(spans: readonly Span[], why: string): string {
  return spansProblem(spans) || (why.trim().length < 1 ? '请写明为什么' : '')
}

export const exceptionRequest = (spans: Span[], why: string): ExceptionRequest => ({
  spans,
  why: why.trim(),
})

/** What becomes of visits that no longer stand in working time, be it this day's own or the week's. */
export const affectedWords = (count: number): string =>
  count > 0 ? `那天有 ${count} 次预约不在上班时间里了，都排到“要换人的”里。` : ''
