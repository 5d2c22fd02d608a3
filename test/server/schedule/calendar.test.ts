import calendar from 'chinese-days/dist/chinese-days.json'
import { coveredYears, markOf, marksOf } from '../../../server/schedule/calendar'

const years = (days: object) => [
  ...new Set(Object.keys(days).map((day) => Number(day.slice(0, 4)))),
]

describe('the years the calendar covers', () => {
  it('are those of the package, without a gap', () => {
    const known = years(calendar.holidays).toSorted((one, other) => one - other)
    const { from, to } = coveredYears
    expect(known).toEqual(Array.from({ length: to - from + 1 }, (_, at) => from + at))
  })

  it.each([2024, 2025, coveredYears.to])('%i has the holidays of a whole year', (year) => {
    const names = Object.entries(calendar.holidays)
      .filter(([day]) => day.startsWith(String(year)))
      .map(([, words]) => words.split(',')[1])
    expect([...new Set(names)]).toEqual(
      expect.arrayContaining(['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节']),
    )
  })
})

describe('a day', () => {
  it.each([
    ['2026-10-01', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-04', { kind: 'holiday', name: '国庆节' }],
    ['2026-10-10', { kind: 'make-up', name: '国庆节' }],
    ['2026-03-04', { kind: 'workday' }],
    ['2026-03-07', { kind: 'rest' }],
    ['2026-12-31', { kind: 'workday' }],
    ['2027-01-01', { kind: 'workday', unknown: true }],
    ['2027-01-02', { kind: 'rest', unknown: true }],
    ['2003-12-31', { kind: 'workday', unknown: true }],
  ])('%s is %o', (day, expected) => {
    expect(markOf(day)).toEqual({ day, ...expected })
  })

  it('stands in its place in a row of days over the end of a year', () => {
    expect(marksOf('2026-12-30', 4).map(({ day }) => day)).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ])
  })
})
