import { daysBetween, yearOf, type Day } from './day'

/**
 * The traditional years 2000 to 2099, one number each: bits 0–12 say which months are long (30 days), bits 13–16
 * which month is doubled (0: none), the rest counts the days from 1 January to new year's day.
 * Printed by `tools/lunar-table.ts` from the calendar of Unicode CLDR; the test compares every day with it.
 */
// prettier-ignore -- a decade a line, as the tool prints it
const years = [
  0x460693,
  0x2e952b,
  0x54052b,
  0x3e0a5b,
  0x2a555a,
  0x4e056a,
  0x38fb55,
  0x600ba4,
  0x4a0b49,
  0x32ba93, // 2000
  0x580a95,
  0x42052d,
  0x2c8a6d,
  0x500ab5,
  0x3d35aa,
  0x6205d2,
  0x4c0da5,
  0x36dd4a,
  0x5c0e4a,
  0x460c95, // 2010
  0x30952e,
  0x540556,
  0x3e0ab5,
  0x2a55b2,
  0x5006d2,
  0x38cea5,
  0x5e0f25,
  0x4a064a,
  0x32ac97,
  0x5604ab, // 2020
  0x40055b,
  0x2c6ad6,
  0x520b69,
  0x3d7752,
  0x620b52,
  0x4c0b25,
  0x36da4b,
  0x5a0a4b,
  0x4404ab,
  0x2ea55b, // 2030
  0x5405ad,
  0x3e0b6a,
  0x2a5b52,
  0x500d92,
  0x3afd25,
  0x5e0d25,
  0x480a55,
  0x32b4ad,
  0x5804b6,
  0x4005b5, // 2040
  0x2c6daa,
  0x520ec9,
  0x3f1e92,
  0x620e92,
  0x4c0d26,
  0x36ca56,
  0x5a0a57,
  0x4404d6,
  0x2e86d5,
  0x540755, // 2050
  0x400749,
  0x286e93,
  0x4e0693,
  0x38f52b,
  0x5e052b,
  0x460a5b,
  0x32b55a,
  0x58056a,
  0x420b65,
  0x2c974a, // 2060
  0x520b49,
  0x3d1a95,
  0x620a95,
  0x4a052d,
  0x34caad,
  0x5a0ab5,
  0x4605aa,
  0x2e8ba5,
  0x540da5,
  0x400d4a, // 2070
  0x2a7c95,
  0x4e0c96,
  0x38f94e,
  0x5e0556,
  0x480ab5,
  0x32b5b2,
  0x5806d2,
  0x420ea5,
  0x2e8e4a,
  0x50068b, // 2080
  0x3b0c97,
  0x6004ab,
  0x4a055b,
  0x34cad6,
  0x5a0b6a,
  0x460752,
  0x309725,
  0x540b45,
  0x3e0a8b,
  0x28549b, // 2090
]
const FIRST_YEAR = 2000

/** A day of the traditional calendar. `leap` marks the second of two months of one number. */
export interface LunarDay {
  month: number
  day: number
  leap: boolean
}

/** The traditional day; undefined outside 5 February 2000 to the end of the year 2099's table. */
export function lunarDayOf(day: Day): LunarDay | undefined {
  const year = yearOf(day)
  return within(year, day) ?? within(year - 1, day)
}

function within(year: number, day: Day): LunarDay | undefined {
  const packed = years[year - FIRST_YEAR]
  if (packed === undefined) return undefined
  const sinceNewYear = daysBetween(`${year}-01-01`, day) - (packed >> 17)
  return sinceNewYear < 0 ? undefined : countMonths(packed, sinceNewYear)
}

function countMonths(packed: number, sinceNewYear: number): LunarDay | undefined {
  const doubled = (packed >> 13) & 0xf
  const months = doubled > 0 ? 13 : 12
  let left = sinceNewYear
  for (let place = 0; place < months; place += 1) {
    const length = packed & (1 << place) ? 30 : 29
    if (left < length) return { ...nameOf(place, doubled), day: left + 1 }
    left -= length
  }
  return undefined
}

/** Months after the doubled one stand one place later than their number says. */
function nameOf(place: number, doubled: number): { month: number; leap: boolean } {
  const leap = doubled > 0 && place === doubled
  const shifted = doubled > 0 && place >= doubled
  return { month: shifted ? place : place + 1, leap }
}

const monthWords = '正二三四五六七八九十冬腊'
const digits = '十一二三四五六七八九'

/** As people say it: `sayLunar('2026-03-04') //=> '正月十六'`; empty where the table ends. */
export function sayLunar(day: Day): string {
  const lunar = lunarDayOf(day)
  if (!lunar) return ''
  return `${lunar.leap ? '闰' : ''}${monthWords.charAt(lunar.month - 1)}月${sayDayOfMonth(lunar.day)}`
}

function sayDayOfMonth(day: number): string {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  const tens = day <= 10 ? '初' : day < 20 ? '十' : '廿'
  return tens + digits.charAt(day % 10)
}
