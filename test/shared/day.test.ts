import {
  addDays,
  addMonths,
  ageOn,
  bornBy,
  dayOf,
  daysBetween,
  isDay,
  lastDayOfTerm,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../shared/day'

describe('the civil day in China', () => {
  it.each([
    ['2026-03-03T15:59:59.999Z', '2026-03-03', 'a moment before midnight'],
    ['2026-03-03T16:00:00.000Z', '2026-03-04', 'midnight'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01', 'the new year'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29', 'the leap day'],
  ])('of %s is %s: %s', (instant, day) => expect(dayOf(new Date(instant))).toBe(day))

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('is the same under TZ=%s', (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    const found = [
      dayOf(new Date('2026-03-03T16:00:00Z')),
      addDays('2026-03-08', 1),
      weekdayOf('2026-03-04'),
    ]
    process.env.TZ = before
    expect(found).toEqual(['2026-03-04', '2026-03-09', 3])
  })
})

describe('text is a day', () => {
  it.each(['2026-03-04', '2024-02-29', '2000-02-29', '1900-12-31'])('when it is %s', (text) => {
    expect(isDay(text)).toBe(true)
  })
  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20260304',
    '2026-03-04T00:00:00Z',
    '',
    ' 2026-03-04',
    '２０２６-03-04',
  ])('but not when it is %j', (text) => expect(isDay(text)).toBe(false))
})

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-04', 0, '2026-03-04'],
    ['2026-03-04', 365, '2027-03-04'],
  ])('%s and %i days is %s, and back', (day, days, later) => {
    expect(addDays(day, days)).toBe(later)
    expect(daysBetween(day, later)).toBe(days)
  })
})

describe('counting months', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later))

  it.each([
    ['2025-05-01', 12, '2026-04-30'],
    ['2024-03-01', 12, '2025-02-28'],
    ['2023-03-01', 12, '2024-02-29'],
    ['2025-04-01', 24, '2027-03-31'],
  ])('a term from %s of %i months ends on %s', (from, months, last) => {
    expect(lastDayOfTerm(from, months)).toBe(last)
  })
})

describe('an age', () => {
  it.each([
    ['1960-03-04', '2025-03-03', 64, 'the day before the birthday'],
    ['1960-03-04', '2025-03-04', 65, 'the birthday'],
    ['1960-02-29', '2025-02-28', 64, '28 February of a common year'],
    ['1960-02-29', '2025-03-01', 65, '1 March of a common year'],
    ['1960-02-29', '2024-02-29', 64, 'the leap day itself'],
  ])('of somebody born %s on %s is %i: %s', (born, day, age) => expect(ageOn(born, day)).toBe(age))

  it.each(['2026-03-04', '2024-02-29', '2025-02-28', '2025-03-01'])(
    'reached by %s is found by comparing birth dates as text',
    (day) => {
      for (let back = -3; back <= 3; back++) {
        const born = addDays(addMonths(day, -80 * 12), back)
        expect([born, born <= bornBy(80, day)]).toEqual([born, ageOn(born, day) >= 80])
      }
    },
  )
})

it('a day knows its month, year and weekday', () => {
  expect([monthOf('2026-03-04'), yearOf('2026-03-04'), weekdayOf('2026-03-04')]).toEqual([
    '2026-03',
    2026,
    3,
  ])
})
