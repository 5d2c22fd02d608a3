import { addDays, weekdayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { blockKindNames, dayHours } from '../../shared/schedule'
import type { DayMark, RosterDay, RosterView, Span, SpecialDay } from '../../shared/schedule'
import { sayDate } from '../../shared/speak'

/** A day at the head of the table. */
export interface DayHead {
  day: Day
  /** 周三 3月4日 */
  says: string
  /** 周三, where there is little room. */
  short: string
  /** 休息日, 清明节, 清明节调休上班; '' on a workday. */
  mark: string
  off: boolean
  today: boolean
}

/** One day of one person. */
interface RosterCell {
  day: Day
  /** 8:00–12:00 and 14:00–17:30, or 不上班. */
  spans: string[]
  /** Why it is not as every week: 放假, 调休上班, another arrangement, leave, a meeting. */
  notes: string[]
  /** Away the whole day: the hours of the plan do not hold. */
  away: boolean
  /** 约 3/8; '' when nobody can be booked. */
  booked: string
  full: boolean
}

export interface RosterRow {
  id: string
  name: string
  title: string
  cells: RosterCell[]
}

/** The Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

const shortWeekday = (day: Day): string => `周${'日一二三四五六'.charAt(weekdayOf(day))}`

export function rosterTable({ days, rows, holidaysUnknown }: RosterView, today: Day) {
  return {
    heads: days.map((mark) => dayHead(mark, today)),
    rows: rows.map(({ staff: { id, name, title }, days: ofPerson }): RosterRow => {
      return { id, name, title, cells: ofPerson.map(rosterCell) }
    }),
    unknown: holidaysUnknown === true,
    week: weekWords(days),
  }
}

const weekWords = (days: readonly DayMark[]): string =>
  `${sayDate(days[0]?.day ?? '')} 到 ${sayDate(days.at(-1)?.day ?? '')}`

function dayHead({ day, kind, name = '' }: DayMark, today: Day): DayHead {
  const words = {
    workday: '',
    rest: '休息日',
    holiday: name || '节假日',
    'make-up': `${name}调休上班`,
  }
  return {
    day,
    says: `${shortWeekday(day)} ${sayDate(day)}`,
    short: day === today ? '今天' : shortWeekday(day),
    mark: words[kind],
    off: kind === 'rest' || kind === 'holiday',
    today: day === today,
  }
}

const specialWords: Record<SpecialDay, string> = {
  holiday: '放假',
  'make-up': '调休上班',
  exception: '另有安排',
}

/** `另有安排：换班`, `放假：清明节`; nothing on a day like those of every week. */
export const specialLines = ({ special, note }: Pick<RosterDay, 'special' | 'note'>): string[] => {
  if (!special) return note ? [note] : []
  return [note ? `${specialWords[special]}：${note}` : specialWords[special]]
}

function rosterCell(of: RosterDay): RosterCell {
  const { day, spans, booked, cap, blocks } = of
  return {
    day,
    spans: spanLines(spans),
    notes: [...specialLines(of), ...blocks.map(blockWords)],
    away: blocks.some(isWholeDay),
    booked: spans.length > 0 || booked > 0 ? `约 ${booked}/${cap}` : '',
    full: cap > 0 && booked >= cap,
  }
}

const shortTime = (time: string): string => time.replace(/^0/, '')

const spanLines = (spans: readonly Span[]): string[] =>
  spans.length > 0 ? spans.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`) : ['不上班']

/** `8:00–12:00 14:00–17:30` */
export const spansWords = (spans: readonly Span[]): string => spanLines(spans).join(' ')

const isWholeDay = ({ from, to }: { from: string; to: string }): boolean =>
  from === dayHours.from && to === dayHours.to

/** `请假一天`, `会议 9:00–10:30` */
export function blockWords({
  kind,
  from,
  to,
}: Pick<RosterDay['blocks'][number], 'kind' | 'from' | 'to'>): string {
  const whole = isWholeDay({ from, to })
  return `${blockKindNames[kind]}${whole ? '一天' : ` ${shortTime(from)}–${shortTime(to)}`}`
}
