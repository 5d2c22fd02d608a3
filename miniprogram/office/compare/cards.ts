import type { CompareView } from '../../../shared/indicators'
import { asOfWords, grouped } from '../numbers'

export interface AreaCard {
  id: string
  name: string
  behind: boolean
  behindOn: string
  cells: { label: string; value: string; filled: number; missing: boolean; behind: boolean }[]
}

/** The areas below one, those behind a target first; the same numbers serve the cards and the table. */
export function compareCards({ area, asOf, columns, rows }: CompareView) {
  const labels = new Map(columns.map(({ code, label }) => [code, label]))
  const most = columns.map((_, at) =>
    rows.length > 1 ? Math.max(...rows.map(({ figures }) => figures[at] ?? 0)) : 0,
  )
  const cards = rows.map(({ id, name, behind, behindOn, figures }): AreaCard => {
    return {
      id,
      name,
      behind,
      behindOn: (behindOn ?? []).map((code) => labels.get(code) ?? code).join('、'),
      cells: columns.map(({ code, label, unit }, at) => ({
        ...cell(label, unit, figures[at]),
        filled: filledOf(figures[at], unit === '%' ? 100 : (most[at] ?? 0)),
        behind: (behindOn ?? []).includes(code),
      })),
    }
  })
  return {
    area: area.name,
    asOf: asOfWords(asOf),
    ...table(cards.sort((one, other) => Number(other.behind) - Number(one.behind))),
  }
}

const LABEL_WIDTH = 260
const AREA_WIDTH = 130

/** The same cards turned round: a figure a row, the areas side by side. */
function table(areas: AreaCard[]) {
  const figures = (areas[0]?.cells ?? []).map(({ label }, at) => ({
    label,
    cells: areas.map(({ id, cells }) => ({
      value: '',
      filled: 0,
      missing: false,
      behind: false,
      ...cells[at],
      id,
    })),
  }))
  return {
    areas,
    figures,
    columns: `minmax(${LABEL_WIDTH}px, 2fr) repeat(${areas.length}, minmax(${AREA_WIDTH}px, 1fr))`,
    tableWidth: LABEL_WIDTH + areas.length * (AREA_WIDTH + 16) + 36,
  }
}

/** How long a bar is: a rate of hundred, a count of the largest beside it; 0 draws none. */
const filledOf = (value: number | null | undefined, whole: number): number =>
  value && whole > 0 ? Math.round((value / whole) * 100) : 0

function cell(label: string, unit: string, value: number | null | undefined) {
  if (value === null || value === undefined) return { label, value: '缺底数', missing: true }
  return {
    label,
    value: unit === '%' ? `${grouped(value)}%` : `${grouped(value)} ${unit}`,
    missing: false,
  }
}
