import { lastDue } from '../../../server/kit/cron'

const at = (chinaTime: string) => new Date(`${chinaTime}+08:00`)

describe('the last time a schedule was due, in China', () => {
  it.each([
    ['30 8 * * *', '2026-03-04T08:30:00', '2026-03-04T08:30', 'on the minute'],
    ['30 8 * * *', '2026-03-04T08:29:59', '2026-03-03T08:30', 'a second too early'],
    ['30 8 * * *', '2026-01-01T00:00:00', '2025-12-31T08:30', 'over the new year'],
    ['0 0 * * *', '2026-03-04T00:00:00', '2026-03-04T00:00', 'at midnight in China'],
    ['0 3 1 * *', '2026-03-04T10:00:00', '2026-03-01T03:00', 'on the first of the month'],
    ['0 3 31 * *', '2026-03-04T10:00:00', '2026-01-31T03:00', 'on a day February lacks'],
    ['0 3 29 2 *', '2026-03-04T10:00:00', '2024-02-29T03:00', 'on 29 February'],
    ['0 9 * * 1', '2026-03-04T10:00:00', '2026-03-02T09:00', 'on Mondays'],
    ['0 9 * * 0', '2026-03-04T10:00:00', '2026-03-01T09:00', 'on Sundays'],
    ['0 9 * * 7', '2026-03-04T10:00:00', '2026-03-01T09:00', 'on Sundays written as 7'],
    ['*/15 * * * *', '2026-03-04T10:44:00', '2026-03-04T10:30', 'every quarter of an hour'],
    ['0 8,20 * * *', '2026-03-04T10:00:00', '2026-03-04T08:00', 'twice a day'],
  ])('of %s at %s is %s: %s', (pattern, now, due) => {
    expect(lastDue(pattern, at(now))).toBe(due)
  })

  it.each(['at noon', '0 0 31 2 *', '0 25 * * *', ''])(
    'refuses %j, which is no schedule',
    (pattern) => {
      expect(() => lastDue(pattern, at('2026-03-04T10:00:00'))).toThrow()
    },
  )
})
