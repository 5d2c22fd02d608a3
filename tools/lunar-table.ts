/**
 * Prints the table of shared/lunar.ts from the calendar that Node itself carries. WeChat on Android has no `Intl`,
 * so the mini-program needs the years as data. Run again only to add years: `npx tsx tools/lunar-table.ts`.
 */
const FIRST = 2000
const LAST = 2099
const MS_A_DAY = 86_400_000
const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

/** The lunar month as the calendar names it ('4', or '4bis' for a leap month) and its day. */
function lunar(instant: number): { month: string; day: number } {
  const parts = calendar.formatToParts(instant)
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { month: value('month'), day: Number(value('day')) }
}

/** Instants at which a lunar month begins, from one new year up to and with the next. */
function monthsOf(year: number): { begins: number; month: string }[] {
  const months: { begins: number; month: string }[] = []
  const from = Date.UTC(year, 0, 20)
  for (let instant = from; instant < from + 400 * MS_A_DAY; instant += MS_A_DAY) {
    const { month, day } = lunar(instant)
    if (day !== 1 || (months.length === 0 && month !== '1')) continue
    months.push({ begins: instant, month })
    if (month === '1' && months.length > 1) return months
  }
  throw new Error(`The calendar shows no next new year after ${year}`)
}

/** Bits 0–12: is month n long (30 days); bits 13–16: which month is doubled; from bit 17: new year's day of the year. */
function packed(year: number): number {
  const months = monthsOf(year)
  const lengths = months
    .slice(1)
    .map(({ begins }, at) => (begins - (months[at]?.begins ?? 0)) / MS_A_DAY)
  const long = lengths.reduce((bits, days, at) => (days === 30 ? bits | (1 << at) : bits), 0)
  const leap = months.find(({ month }) => month.endsWith('bis'))
  const newYear = ((months[0]?.begins ?? 0) - Date.UTC(year, 0, 1)) / MS_A_DAY
  return long | ((leap ? Number.parseInt(leap.month, 10) : 0) << 13) | (newYear << 17)
}

for (let year = FIRST; year <= LAST; year += 10) {
  const decade = Array.from({ length: 10 }, (_, at) => `0x${packed(year + at).toString(16)}`)
  console.log(`  ${decade.join(', ')}, // ${year}`)
}
