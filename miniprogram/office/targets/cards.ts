import type { Figure, TargetKind } from '../../../shared/indicators'
import { sayFullDate } from '../../../shared/speak'
import type { NamedTarget } from '../../api/indicators'
import { amount, meterOf, valueWords } from '../numbers'

export interface TargetCard {
  code: string
  label: string
  unit: Figure['unit']
  value: string
  target: string
  says: string
  /** The bar: how far it is, and where the target stands; -1 without one. */
  filled: number
  mark: number
}

const kindWords: Record<TargetKind, (value: number, unit: Figure['unit']) => string> = {
  'at-least': (value, unit) => `不少于 ${amount(value, unit)}`,
  all: () => '全部（100%）',
  growth: (value) => `比去年增长 ${value}%`,
  none: () => '不设目标',
}

/** Each counted figure with the area's own target of the year, set or not. */
export function targetCards(
  figures: readonly Figure[],
  targets: readonly NamedTarget[],
): TargetCard[] {
  const byCode = new Map(targets.map((target) => [target.code, target]))
  return figures.map((figure) => {
    const { code, label, unit } = figure
    const target = byCode.get(code)
    return {
      code,
      label,
      unit,
      value: valueWords(figure),
      ...meterOf(figure),
      target: target ? kindWords[target.kind](target.value ?? 0, unit) : '还没定目标',
      says: target ? `${target.author} ${sayFullDate(target.setOn)} 定` : '',
    }
  })
}

/** What is wrong with the typed target; '' when it can be sent. */
export function targetProblem(value: string, unit: string): string {
  if (!/^\d{1,8}(\.\d)?$/.test(value.trim())) return '请填一个数，最多一位小数'
  if (unit === '%' && Number(value) > 100) return '比率不超过 100%'
  return ''
}
