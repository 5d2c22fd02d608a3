import { harmLevels } from '../../../shared/visits/safety'
import {
  complaintDueOn,
  followUpDueAt,
  overtimeAt,
  overtimeInstants,
  reportDueAt,
} from '../../../shared/visits/limits'

const end = new Date('2026-03-05T02:00:00.000Z')
const after = (minutes: number) => new Date(end.getTime() + minutes * 60_000)

describe('a visit that runs over its time', () => {
  it.each([
    [-30, 'none'],
    [14.99, 'none'],
    [15, 'warn'],
    [29.99, 'warn'],
    [30, 'alarm'],
    [600, 'alarm'],
  ])('%d minutes after the planned end is %s', (minutes, level) => {
    expect(overtimeAt(end, after(minutes))).toBe(level)
  })

  it('is told of at those very instants', () => {
    expect(overtimeInstants(end)).toEqual({ warnAt: after(15), alarmAt: after(30) })
  })
})

describe('an adverse event', () => {
  it.each([
    ['none', '2026-03-20T02:00:00.000Z'],
    ['mild', '2026-03-20T02:00:00.000Z'],
    ['moderate', '2026-03-20T02:00:00.000Z'],
    ['severe', '2026-03-05T14:00:00.000Z'],
    ['death', '2026-03-05T14:00:00.000Z'],
  ] as const)('with harm %s is reported by %s', (harm, due) => {
    expect(reportDueAt(harm, end).toISOString()).toBe(due)
  })

  it('has a limit for every harm', () => {
    for (const harm of harmLevels) expect(reportDueAt(harm, end) > end).toBe(true)
  })
})

describe('the call after a visit', () => {
  it('is due 48 hours later', () => {
    expect(followUpDueAt(end).toISOString()).toBe('2026-03-07T02:00:00.000Z')
  })
})

describe('an answer to a complaint', () => {
  const weekdays = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

  it.each([
    ['Wednesday', '2026-03-04', '2026-03-11'],
    ['Friday', '2026-03-06', '2026-03-13'],
    ['Sunday', '2026-03-08', '2026-03-13'],
  ])('made on a %s is due after five working days', (_day, on, due) => {
    expect(complaintDueOn(on, weekdays)).toBe(due)
  })

  it('waits while the house keeps holidays', () => {
    const workday = (day: string) => weekdays(day) && !(day >= '2026-02-16' && day <= '2026-02-23')
    expect(complaintDueOn('2026-02-13', workday)).toBe('2026-03-02')
  })

  it('is due all the same when the calendar knows no working day', () => {
    expect(complaintDueOn('2026-03-04', () => false)).toBe('2026-05-03')
  })
})
