import type { Figure } from '../../shared/indicators'
import { sayFullDate } from '../../shared/speak'

/** Digits in groups of three: `grouped(12840) //=> '12,840'`. A rate keeps its decimal. */
export function grouped(value: number): string {
  const [whole = '', decimals] = String(value).split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${digits}${decimals ? `.${decimals}` : ''}`
}

/** The value as it is read: `1,284 人`, `78.6%`, or why there is none. */
export function valueWords({ value, unit, missing }: Figure): string {
  if (value === null) return missing ?? '暂无'
  return unit === '%' ? `${grouped(value)}%` : `${grouped(value)} ${unit}`
}

/** Both sides of a rate: `92 / 118`; '' for a plain count. */
export const sidesWords = ({ numerator, denominator }: Figure): string =>
  numerator === undefined || denominator === undefined
    ? ''
    : `${grouped(numerator)} / ${grouped(denominator)}`

/** How a bar shows a figure: of hundred for a rate, of the target (a fifth to spare) for a count. */
export function meterOf({ value, unit, target }: Figure): { filled: number; mark: number } {
  if (value === null) return { filled: 0, mark: -1 }
  const aim = target?.value
  if (unit === '%') return { filled: within(value), mark: aim === undefined ? -1 : within(aim) }
  if (aim === undefined || aim <= 0) return { filled: 0, mark: -1 }
  const whole = Math.max(aim * 1.1, value)
  return { filled: within((value / whole) * 100), mark: within((aim / whole) * 100) }
}

const within = (percent: number) => Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10

/** `目标 85%（2026 年，吴建华定）·还差 7.1%`; '' without a target. */
export function targetWords(figure: Figure): string {
  const { target, value, unit } = figure
  if (!target || target.value === undefined) return ''
  const aim = `目标 ${amount(target.value, unit)}（${target.year} 年，${target.author}定）`
  if (value === null) return aim
  const gap = Math.round((target.value - value) * 10) / 10
  return gap > 0 ? `${aim}，还差 ${amount(gap, unit)}` : `${aim}，已达到`
}

/** `去年同期 310 人，多 24 人`; '' when last year cannot be counted. */
export function lastYearWords({ value, lastYear, unit }: Figure): string {
  if (value === null || lastYear === null || lastYear === undefined) return ''
  const more = Math.round((value - lastYear) * 10) / 10
  const change = more === 0 ? '持平' : `${more > 0 ? '多' : '少'} ${amount(Math.abs(more), unit)}`
  return `去年同期 ${amount(lastYear, unit)}，${change}`
}

export const amount = (value: number, unit: Figure['unit']): string =>
  unit === '%' ? `${grouped(value)}%` : `${grouped(value)} ${unit}`

/** `截至 2026年3月4日`. */
export const asOfWords = (day: string): string => `截至 ${sayFullDate(day)}`
