import type { FigureCode } from './codes'
import { contractRules } from './contract-rules'
import { integratedCareRules } from './integrated-care-rules'
import type { FigureRule } from './types'
import { visitRules } from './visit-rules'

/** Every version of every rule. A change of rule is a new row with a later `from`; old rows stay. */
export const figureRules: readonly FigureRule[] = [
  ...contractRules,
  ...visitRules,
  ...integratedCareRules,
]

/** The rule a figure is counted by in a year: the latest that began by then, else the first there was. */
export function ruleOf(code: FigureCode, year: number): FigureRule {
  const versions = figureRules.filter((rule) => rule.code === code)
  const begun = versions.filter(({ from }) => from <= year)
  const rule = begun[begun.length - 1] ?? versions[0]
  if (!rule) throw new RangeError(`no rule counts ${code}`)
  return rule
}
