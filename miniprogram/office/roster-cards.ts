import { addDays, weekdayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { blockKindNames } from '../../shared/schedule'
import type { DayMark, RosterDay, RosterView, Span } from '../../shared/schedule'
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
  /** Why it is not as every week: leave, a meeting, another arrangement. */
  notes: string[]
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

function rosterCell({ day, spans, note, booked, cap, blocks }: RosterDay): RosterCell {
  return {
    day,
    spans: spanLines(spans),
    notes: [...(note ? [note] : []), ...blocks.map(blockWords)],
    booked: spans.length > 0 || booked > 0 ? `约 ${booked}/${cap}` : '',
    full: cap > 0 && booked >= cap,
  }
}

const shortTime = (time: string): string => time.replace(/^0/, '')

const spanLines = (spans: readonly Span[]): string[] =>
  spans.length > 0 ? spans.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`) : ['不上班']

/** `8:00–12:00 14:00–17:30` */
export const spansWords = (spans: readonly Span[]): string => spanLines(spans).join(' ')

/** `请假一天`, `会议 9:00–10:30` */
export function blockWords({
  kind,
  from,
  to,
}: Pick<RosterDay['blocks'][number], 'kind' | 'from' | 'to'>): string {
  const whole = from === '07:00' && to === '22:00'
  return `${blockKindNames[kind]}${whole ? '一天' : ` ${shortTime(from)}–${shortTime(to)}`}`
}
