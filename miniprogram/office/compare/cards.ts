import type { CompareView } from '../../../shared/indicators'
import { asOfWords, grouped } from '../numbers'

export interface AreaCard {
  id: string
  name: string
  behind: boolean
  behindOn: string
  cells: { label: string; value: string; missing: boolean }[]
}

/** The areas below one, those behind a target first; the same numbers serve the cards and the table. */
export function compareCards({ area, asOf, columns, rows }: CompareView) {
  const labels = new Map(columns.map(({ code, label }) => [code, label]))
  const cards = rows.map(({ id, name, behind, behindOn, figures }): AreaCard => {
    return {
      id,
      name,
      behind,
      behindOn: (behindOn ?? []).map((code) => labels.get(code) ?? code).join('、'),
      cells: columns.map(({ label, unit }, at) => cell(label, unit, figures[at])),
    }
  })
  return {
    area: area.name,
    asOf: asOfWords(asOf),
    labels: columns.map(({ label }) => label),
    areas: [...cards].sort((one, other) => Number(other.behind) - Number(one.behind)),
  }
}

function cell(label: string, unit: string, value: number | null | undefined) {
  if (value === null || value === undefined) return { label, value: '缺底数', missing: true }
  return {
    label,
    value: unit === '%' ? `${grouped(value)}%` : `${grouped(value)} ${unit}`,
    missing: false,
  }
}
