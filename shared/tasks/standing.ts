import { yearOf } from '../day'
import type { Day } from '../day'
import type { Figure, MeasureView } from '../indicators'
import { isFigureCode } from './codes'
import { measures } from './measures'
import { ruleOf } from './rules'
import type { Measure, OfficialTarget } from './types'

/**
 * The official deadline of a measure and whether it has passed on a day: the deadline year counts to its last day,
 * so 2023 has passed from 2024-01-01. Targets asked for every year never pass.
 */
export function deadlineOn(
  measure: Measure,
  day: Day,
): Pick<MeasureView, 'deadline' | 'passed' | 'says'> {
  const years = measure.targets.flatMap(({ year, everyYear }) => (year && !everyYear ? [year] : []))
  if (years.length === 0) return {}
  const last = Math.max(...years)
  const passed = yearOf(day) > last
  return { deadline: `${last}年`, passed, ...(passed ? { says: '原期限已过' } : {}) }
}

/** What the document asks for in this measure. */
export const officialTargets = (measure: Measure): NonNullable<MeasureView['official']> =>
  measure.targets.map(({ code, kind, value, unit, of }) => ({
    code,
    kind,
    ...(value === undefined ? {} : { value }),
    unit,
    of,
  }))

/** The unit a local target on this code must have; undefined when no target can be set on it. */
export function unitOfTarget(code: string, year: number): Figure['unit'] | undefined {
  if (isFigureCode(code)) return ruleOf(code, year).unit
  return allTargets.find((target) => target.code === code)?.unit
}

const allTargets: OfficialTarget[] = measures.flatMap(({ targets }) => [...targets])
