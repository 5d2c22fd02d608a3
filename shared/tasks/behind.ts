import { daysBetween, yearOf } from '../day'
import type { Day } from '../day'
import type { Figure, TargetView } from '../indicators'
import { isFigureCode } from './codes'
import { ruleOf } from './rules'

/** The part of the year that has passed by the end of a day. `shareOfYear('2026-12-31') //=> 1` */
export function shareOfYear(day: Day): number {
  const year = yearOf(day)
  const days = daysBetween(`${year}-01-01`, `${year}-12-31`) + 1
  return (daysBetween(`${year}-01-01`, day) + 1) / days
}

/**
 * What a figure should have reached by its day: a target for the year is due in step with the year, one for a stock
 * is due at once, growth is measured by the same day of last year. Undefined when there is nothing to reach.
 */
export function goalOn(figure: Figure, target: TargetView): number | undefined {
  const { kind, value } = target
  switch (kind) {
    case 'none':
      return undefined
    case 'growth':
      return typeof figure.lastYear === 'number'
        ? (figure.lastYear * (100 + (value ?? 0))) / 100
        : undefined
    case 'at-least':
    case 'all':
      return (value ?? 100) * (addsUp(figure) ? shareOfYear(figure.asOf) : 1)
  }
}

/** Is the figure below what it should have reached? Not when there is no target or no figure. */
export function isBehind(figure: Figure, target: TargetView | undefined = figure.target): boolean {
  if (!target || figure.value === null) return false
  const goal = goalOn(figure, target)
  return goal !== undefined && figure.value < goal
}

const addsUp = ({ code, asOf }: Figure) =>
  isFigureCode(code) && ruleOf(code, yearOf(asOf)).counts === 'year'
