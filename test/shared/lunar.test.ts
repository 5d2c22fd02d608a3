import { addDays, type Day } from '../../shared/day'
import { lunarDayOf, sayLunar } from '../../shared/lunar'

const calendar = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'long',
  day: 'numeric',
})
const numbers = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

/** The month's name and the day as the calendar of Unicode CLDR gives them. */
function byIntl(day: Day): string {
  const instant = new Date(`${day}T00:00:00Z`)
  const month = calendar.formatToParts(instant).find(({ type }) => type === 'month')?.value
  const number = numbers.formatToParts(instant).find(({ type }) => type === 'day')?.value
  return `${month} ${number}`
}

/** The calendar writes 十一月 where people say 冬月. */
function byTable(day: Day): string {
  const month = /^(.*月)/.exec(sayLunar(day))?.[1]?.replace('冬月', '十一月')

  return `${month} ${lunarDayOf(day)?.day}`
}

describe('the traditional day', () => {
  it('agrees with the calendar of Unicode on every day of the table', () => {
    const wrong: string[] = []
    for (let day = '2000-02-05'; day < '2100-01-01'; day = addDays(day, 1)) {
      if (byTable(day) !== byIntl(day)) wrong.push(`${day}: ${byTable(day)}, not ${byIntl(day)}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['2026-03-04', '正月十六'],
    ['2026-02-17', '正月初一'],
    ['2026-02-16', '腊月廿九'],
    ['2026-03-18', '正月三十'],
    ['2026-03-08', '正月二十'],
    ['2026-03-09', '正月廿一'],
    ['2026-02-26', '正月初十'],
    ['2025-07-25', '闰六月初一'],
    ['2025-12-20', '冬月初一'],
    ['2026-09-25', '八月十五'],
  ])('%s is said as %s', (day, words) => expect(sayLunar(day)).toBe(words))

  it('is silent outside the table', () => {
    expect(sayLunar('2000-02-04')).toBe('')
    expect(sayLunar('2101-06-01')).toBe('')
    expect(lunarDayOf('1999-12-31')).toBeUndefined()
  })
})
