import type { Day } from '../../shared/day'
import type { CompareView, Figure, TargetView } from '../../shared/indicators'
import type { OrganisationType } from '../../shared/people'
import { isBehind } from '../../shared/tasks/behind'
import { figureCodes } from '../../shared/tasks/codes'
import type { FigureCode } from '../../shared/tasks/codes'
import { ruleOf } from '../../shared/tasks/rules'
import { yearOf } from '../../shared/day'
import { isChildOf } from './bases'
import type { Area, Organisation } from './types'

/** Organisations that serve or answer for residents; hospitals and care institutions are not compared with them. */
const compared: readonly OrganisationType[] = [
  'city-commission',
  'county-commission',
  'community-centre',
  'township-centre',
  'station',
  'village-clinic',
]

/** The organisations directly below an area that stand side by side, in the order of their ids. */
export const comparable = (
  below: readonly Organisation[],
  areaId: string,
  day: Day,
): Organisation[] =>
  below
    .filter(({ type }) => compared.includes(type))
    .filter((organisation) => isChildOf(organisation, areaId, day))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** Centres side by side. `above` are the area's own figures: a rate or growth it aims at holds for its parts too. */
export function compareView(
  area: Area,
  asOf: Day,
  above: readonly Figure[],
  parts: readonly { area: Area; figures: readonly Figure[] }[],
): CompareView {
  const aims = new Map(above.flatMap(({ code, target }) => (target ? [[code, target]] : [])))
  return {
    area: { id: area.id, name: area.name },
    asOf,
    columns: figureCodes.map((code) => columnOf(code, asOf)),
    rows: parts.map((part) => rowOf(part, aims)),
  }
}

function columnOf(code: FigureCode, asOf: Day) {
  const { label, unit } = ruleOf(code, yearOf(asOf))
  return { code, label, unit }
}

function rowOf(
  { area, figures }: { area: Area; figures: readonly Figure[] },
  aims: Map<string, TargetView>,
): CompareView['rows'][number] {
  const behindOn = figures
    .filter((figure) => isBehind(figure, figure.target ?? inherited(figure, aims)))
    .map(({ code }) => code)
  return {
    id: area.id,
    name: area.name,
    type: area.type,
    figures: figures.map(({ value }) => value),
    behind: behindOn.length > 0,
    behindOn,
  }
}

/** A number of persons is the area's alone; a share or growth is asked of each part. The plan is official for all. */
function inherited(figure: Figure, aims: Map<string, TargetView>): TargetView | undefined {
  const aim = aims.get(figure.code)
  if (aim && (aim.unit === '%' || aim.kind === 'growth')) return aim
  return figure.code === 'integrated-care.plan' ? planFulfilled(figure.asOf) : undefined
}

/** 措施 5: 人数达到当地工作计划数量. */
const planFulfilled = (asOf: Day): TargetView => ({
  kind: 'all',
  value: 100,
  unit: '%',
  year: yearOf(asOf),
  author: '重点工作清单',
  setOn: asOf,
})
