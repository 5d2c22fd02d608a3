import { addDays } from '../../shared/day'
import {
  daysLeft,
  greet,
  sayDay,
  sayFee,
  saySpoken,
  sayTerm,
  sayTime,
  sayUntil,
  sayWeekday,
} from '../../shared/speak'

describe('a day as people say it', () => {
  it('carries the weekday and the lunar day', () => {
    expect(sayDay('2026-03-04')).toBe('3月4日 星期三 正月十六')
  })

  it('has the weekday of the calendar on every day of a year', () => {
    const calendar = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'long' })
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      expect(sayWeekday(day)).toBe(calendar.format(new Date(`${day}T00:00:00Z`)))
    }
  })

  it.each([
    ['2026-03-02', '前天 3月2日'],
    ['2026-03-03', '昨天 3月3日'],
    ['2026-03-04', '今天 3月4日'],
    ['2026-03-05', '明天 3月5日'],
    ['2026-03-06', '后天 3月6日'],
    ['2026-03-07', '3月7日 星期六'],
    ['2026-03-01', '3月1日 星期日'],
    ['2025-12-31', '2025年12月31日'],
  ])('%s is said on 4 March 2026 as %s', (day, words) => {
    expect(saySpoken(day, '2026-03-04')).toBe(words)
  })

  it.each([
    ['00:00', '凌晨 0:00'],
    ['05:59', '凌晨 5:59'],
    ['10:00', '上午 10:00'],
    ['12:30', '中午 12:30'],
    ['13:05', '下午 1:05'],
    ['17:59', '下午 5:59'],
    ['18:00', '晚上 6:00'],
    ['23:59', '晚上 11:59'],
  ])('%s is said as %s', (time, words) => expect(sayTime(time)).toBe(words))

  it.each([
    ['04:59', '夜深了'],
    ['05:00', '早上好'],
    ['09:00', '上午好'],
    ['12:00', '中午好'],
    ['14:00', '下午好'],
    ['18:00', '晚上好'],
  ])('at %s one says %s', (time, words) => expect(greet(time)).toBe(words))
})

describe('terms and fees', () => {
  it.each([
    ['2026-04-30', '到今年 4月30日'],
    ['2027-04-30', '到明年 4月30日'],
    ['2029-04-30', '到2029年 4月30日'],
    ['2025-04-30', '到去年 4月30日'],
  ])('a term to %s', (day, words) => expect(sayUntil(day, '2026-03-04')).toBe(words))

  it('counts the last day of a term', () => {
    expect(daysLeft('2026-03-04', '2026-03-04')).toBe(1)
    expect(daysLeft('2026-04-30', '2026-03-04')).toBe(58)
  })

  it('says years as years and free as free', () => {
    expect([sayTerm(12), sayTerm(36), sayTerm(18)]).toEqual(['1 年', '3 年', '18 个月'])
    expect([sayFee(0), sayFee(120)]).toEqual(['不收钱', '每年 120 元'])
  })
})
