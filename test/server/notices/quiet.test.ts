import { areQuietHours, nextMorning, quietUntil } from '../../../server/notices/quiet'

const house = { quietFrom: '21:00', quietTo: '07:00' }
const china = (text: string) => new Date(`${text}+08:00`)

describe('quiet hours', () => {
  it.each([
    ['2026-03-04T20:59:59', undefined],
    ['2026-03-04T21:00:00', '2026-03-05T07:00:00'],
    ['2026-03-04T23:59:59', '2026-03-05T07:00:00'],
    ['2026-03-05T00:00:00', '2026-03-05T07:00:00'],
    ['2026-03-05T06:59:59', '2026-03-05T07:00:00'],
    ['2026-03-05T07:00:00', undefined],
    ['2026-12-31T22:00:00', '2027-01-01T07:00:00'],
  ])('at %s end at %s', (now, until) => {
    expect(quietUntil(china(now), house)).toEqual(until && china(until))
  })

  it('may be longer than the house has them, never shorter', () => {
    expect(areQuietHours({ quietFrom: '17:00', quietTo: '12:00' })).toBe(true)
    expect(areQuietHours({ quietFrom: '21:01', quietTo: '07:00' })).toBe(false)
    expect(areQuietHours({ quietFrom: '21:00', quietTo: '06:59' })).toBe(false)
    expect(areQuietHours({ quietFrom: '16:59', quietTo: '07:00' })).toBe(false)
    expect(areQuietHours({ quietFrom: '21:00', quietTo: '12:01' })).toBe(false)
  })

  it('put the next digest on the next morning', () => {
    expect(nextMorning(china('2026-03-04T07:00:00'), house)).toEqual(china('2026-03-05T07:00:00'))
  })
})
