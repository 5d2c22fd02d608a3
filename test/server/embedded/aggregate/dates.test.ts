import { evaluate, shown, text } from './run'
import { refusal } from '../values/refusal'

const date = new Date('2026-03-01T17:05:09.007Z')
const doc = { date }
const iso = (moment: string) => new Date(moment)

describe('dates', () => {
  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $year: '$date' }, 2026],
      [{ $month: '$date' }, 3],
      [{ $dayOfMonth: '$date' }, 1],
      [{ $hour: '$date' }, 17],
      [{ $minute: '$date' }, 5],
      [{ $second: '$date' }, 9],
      [{ $millisecond: '$date' }, 7],
      [{ $dayOfYear: '$date' }, 60],
      [{ $dayOfWeek: '$date' }, 1],
      [{ $week: '$date' }, 9],
      [{ $isoDayOfWeek: '$date' }, 7],
      [{ $isoWeek: '$date' }, 9],
      [{ $isoWeekYear: iso('2027-01-01T00:00:00Z') }, 2026n],
      [{ $isoWeek: iso('2027-01-01T00:00:00Z') }, 53],
      [{ $week: iso('2026-01-01T00:00:00Z') }, 0],
      [{ $dayOfMonth: { date: '$date', timezone: 'Asia/Shanghai' } }, 2],
      [{ $hour: { date: '$date', timezone: '+05:30' } }, 22],
      [{ $hour: { date: '$date', timezone: 'America/New_York' } }, 12],
      [{ $year: '$nothing' }, null],
      [{ $year: { date: '$date', timezone: '$nothing' } }, null],
    ],
  )('%j is %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $dateToString: { date: '$date' } }, '2026-03-01T17:05:09.007Z'],
      [{ $dateToString: { date: '$date', timezone: 'Asia/Shanghai' } }, '2026-03-02T01:05:09.007'],
      [{ $dateToString: { date: '$date', format: '%Y-%m-%d', timezone: '+08' } }, '2026-03-02'],
      [{ $dateToString: { date: '$date', format: '%G-W%V-%u %j %U %w %%', timezone: 'UTC' } }, '2026-W09-7 060 09 1 %'],
      [{ $dateToString: { date: '$date', format: '%H:%M:%S.%L %z %Z', timezone: '-0330' } }, '13:35:09.007 -0330 -210'],
      [{ $dateToString: { date: null, onNull: 'never' } }, 'never'],
      [{ $dateFromString: { dateString: '2026-03-01T17:05:09.007Z' } }, date],
      [{ $dateFromString: { dateString: '2026-03-01' } }, iso('2026-03-01T00:00:00Z')],
      [{ $dateFromString: { dateString: '2026-03-01 08:00', timezone: 'Asia/Shanghai' } }, iso('2026-03-01T00:00:00Z')],
      [{ $dateFromString: { dateString: '2026-03-01T08:00:00+0800' } }, iso('2026-03-01T00:00:00Z')],
      [{ $dateFromString: { dateString: 'July 4, 2026' } }, iso('2026-07-04T00:00:00Z')],
      [{ $dateFromString: { dateString: '06-15-2018', format: '%m-%d-%Y' } }, iso('2018-06-15T00:00:00Z')],
      [{ $dateFromString: { dateString: '2018 W 03 2', format: '%G W %V %u' } }, iso('2018-01-16T00:00:00Z')],
      [{ $dateFromString: { dateString: 'nonsense', onError: 'bad' } }, 'bad'],
      [{ $dateFromString: { dateString: '2026-02-30', onError: 'bad' } }, 'bad'],
      [{ $dateFromString: { dateString: null, onNull: 'none' } }, 'none'],
      [{ $dateToParts: { date: '$date', timezone: '+08:00' } }, { year: 2026, month: 3, day: 2, hour: 1, minute: 5, second: 9, millisecond: 7 }],
      [{ $dateToParts: { date: '$date', iso8601: true } }, { isoWeekYear: 2026, isoWeek: 9, isoDayOfWeek: 7, hour: 17, minute: 5, second: 9, millisecond: 7}],
      [{ $dateFromParts: { year: 2026, month: 14, day: 0, hour: 12 } }, iso('2027-01-31T12:00:00Z')],
      [{ $dateFromParts: { year: 2026, month: 3, day: 2, timezone: 'Asia/Shanghai' } }, iso('2026-03-01T16:00:00Z')],
      [{ $dateFromParts: { isoWeekYear: 2026, isoWeek: 1 } }, iso('2025-12-29T00:00:00Z')],
    ],
  )('%j gives %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, unknown]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $dateAdd: { startDate: iso('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } }, iso('2026-02-28T00:00:00Z')],
      [{ $dateSubtract: { startDate: iso('2024-02-29T00:00:00Z'), unit: 'year', amount: 1 } }, iso('2023-02-28T00:00:00Z')],
      [{ $dateAdd: { startDate: iso('2026-03-07T20:00:00Z'), unit: 'day', amount: 1, timezone: 'America/New_York'}}, iso('2026-03-08T19:00:00Z')],
      [{ $dateAdd: { startDate: iso('2026-03-07T20:00:00Z'), unit: 'hour', amount: 24, timezone: 'America/New_York'}}, iso('2026-03-08T20:00:00Z')],
      [{ $dateAdd: { startDate: '$date', unit: 'quarter', amount: -1 } }, iso('2025-12-01T17:05:09.007Z')],
      [{ $dateDiff: { startDate: iso('2025-12-31T23:59:59Z'), endDate: iso('2026-01-01T00:00:00Z'), unit: 'year'}}, 1n],
      [{ $dateDiff: { startDate: iso('2026-01-31T00:00:00Z'), endDate: iso('2026-03-01T00:00:00Z'), unit: 'month'}}, 2n],
      [{ $dateDiff: { startDate: iso('2026-01-02T00:00:00Z'), endDate: iso('2026-01-01T00:00:00Z'), unit: 'day'}}, -1n],
      [{ $dateDiff: { startDate: iso('2026-01-01T16:30:00Z'), endDate: iso('2026-01-02T15:30:00Z'), unit: 'day', timezone: 'Asia/Shanghai'}}, 0n],
      [{ $dateDiff: { startDate: iso('2026-03-07T00:00:00Z'), endDate: iso('2026-03-08T00:00:00Z'), unit: 'week'}}, 1n],
      [{ $dateDiff: { startDate: iso('2026-03-07T00:00:00Z'), endDate: iso('2026-03-08T00:00:00Z'), unit: 'week', startOfWeek: 'monday'}}, 0n],
      [{ $dateDiff: { startDate: iso('2026-03-01T00:59:59Z'), endDate: iso('2026-03-01T01:00:00Z'), unit: 'hour'}}, 1n],
      [{ $dateTrunc: { date: '$date', unit: 'day' } }, iso('2026-03-01T00:00:00Z')],
      [{ $dateTrunc: { date: '$date', unit: 'day', timezone: 'Asia/Shanghai' } }, iso('2026-03-01T16:00:00Z')],
      [{ $dateTrunc: { date: '$date', unit: 'week', startOfWeek: 'Mon' } }, iso('2026-02-23T00:00:00Z')],
      [{ $dateTrunc: { date: '$date', unit: 'quarter' } }, iso('2026-01-01T00:00:00Z')],
      [{ $dateTrunc: { date: '$date', unit: 'month', binSize: 2 } }, iso('2026-03-01T00:00:00Z')],
      [{ $dateTrunc: { date: '$date', unit: 'hour', binSize: 6 } }, iso('2026-03-01T12:00:00Z')],
      [{ $dateTrunc: { date: iso('1999-12-31T23:59:00Z'), unit: 'year', binSize: 5 } }, iso('1995-01-01T00:00:00Z')],
      [{ $dateTrunc: { date: '$nothing', unit: 'day' } }, null],
    ],
  )('%j gives %j', (expression, value) => expect(shown(expression, doc)).toBe(text(value)))

  it.each<[unknown, number]>(
    // A table: one case a line.
    // prettier-ignore
    [
      [{ $year: 'x' }, 16006],
      [{ $year: { date: '$date', timezone: 'Mars/Olympus' } }, 40485],
      [{ $dateToString: { date: '$date', format: '%q' } }, 18536],
      [{ $dateToString: { date: '$date', format: '%' } }, 18535],
      [{ $dateFromString: { dateString: 'nonsense' } }, 241],
      [{ $dateFromParts: { month: 1 } }, 40516],
      [{ $dateFromParts: { year: 0 } }, 40523],
      [{ $dateAdd: { startDate: '$date', unit: 'eon', amount: 1 } }, 9],
      [{ $dateAdd: { startDate: '$date', unit: 'day', amount: 1.5 } }, 5166405],
      [{ $dateTrunc: { date: '$date', unit: 'day', binSize: 0 } }, 5439018],
    ],
  )('%j is refused with %i', (expression, code) => {
    expect(() => evaluate(expression, doc)).toThrow(refusal(code))
  })
})
