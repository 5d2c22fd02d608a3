import {
  clockWords,
  fromFieldValue,
  jumps,
  lunarDay,
  sayField,
  toFieldValue,
} from '../../../preview/shell/clock-words'

const at = (words: string) => new Date(`${words}+08:00`)
const iso = (date: Date | undefined) => date && toFieldValue(date)

describe('the clock in words', () => {
  test('says the day, the weekday, the hour and the lunar day of China', () => {
    expect(clockWords(at('2026-03-05T09:00:00'))).toEqual({
      year: '2026年',
      day: '3月5日 星期四',
      time: '上午 9:00',
      lunar: '正月十七',
    })
  })

  test.each([
    ['2026-03-05T00:05:00', '凌晨 0:05'],
    ['2026-03-05T05:59:00', '凌晨 5:59'],
    ['2026-03-05T06:00:00', '上午 6:00'],
    ['2026-03-05T12:00:00', '中午 12:00'],
    ['2026-03-05T13:30:00', '下午 1:30'],
    ['2026-03-05T18:00:00', '晚上 6:00'],
    ['2026-03-05T23:59:00', '晚上 11:59'],
  ])('at %s it is %s', (instant, words) => {
    expect(clockWords(at(instant)).time).toBe(words)
  })

  test.each([
    ['2026-02-17T12:00:00', '正月初一'],
    ['2026-02-26T12:00:00', '正月初十'],
    ['2026-03-08T12:00:00', '正月二十'],
    ['2026-03-09T12:00:00', '正月廿一'],
    ['2026-02-16T12:00:00', '腊月廿九'],
  ])('the lunar day of %s is %s', (instant, words) => {
    expect(lunarDay(at(instant))).toBe(words)
  })
})

describe('the jumps of the clock', () => {
  test('lead forward: an hour, tomorrow, next Monday, next month', () => {
    const places = jumps(at('2026-03-05T09:00:00')).map(({ label, to }) => [label, iso(to)])
    expect(places).toEqual([
      ['过 1 小时', '2026-03-05T10:00'],
      ['明早 8:00', '2026-03-06T08:00'],
      ['下周一', '2026-03-09T08:00'],
      ['下月 1 日', '2026-04-01T08:00'],
    ])
  })

  test('on a Monday mean the Monday after, in December the next year', () => {
    const [, , monday, month] = jumps(at('2026-12-28T00:30:00'))
    expect(iso(monday?.to)).toBe('2027-01-04T08:00')
    expect(iso(month?.to)).toBe('2027-01-01T08:00')
  })
})

describe('a time written by hand', () => {
  const now = at('2026-03-05T09:00:00')

  test('is China’s time', () => {
    expect(fromFieldValue('2026-03-05T09:30', now)?.toISOString()).toBe('2026-03-05T01:30:00.000Z')
  })

  test('is written in Chinese, whatever the browser speaks', () => {
    expect(sayField(now)).toBe('2026年3月5日 9:00')
    const later = at('2026-12-31T18:05:00')
    expect(fromFieldValue(sayField(later), now)).toEqual(later)
    expect(fromFieldValue(' 2026年12月31日18：05 ', now)).toEqual(later)
  })

  test.each(['2026年2月30日 8:00', '2026年13月1日 8:00', '2026年3月6日', '2026年3月6日 25:00'])(
    '%j is no time',
    (value) => {
      expect(fromFieldValue(value, now)).toBeUndefined()
    },
  )

  test.each(['', '2026-03-05T09:00', '2026-03-05T08:59', 'soon'])('%j leads nowhere', (value) => {
    expect(fromFieldValue(value, now)).toBeUndefined()
  })
})
