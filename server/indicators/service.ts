import { yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type {
  BoardView,
  CompareView,
  ExplainList,
  ExplainView,
  Figure,
} from '../../shared/indicators'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { cursorOf, readCursor } from '../kit/page'
import { createAreas } from './areas'
import type { Areas } from './areas'
import { boardView } from './board'
import { createCareCounter } from './care-counter'
import { comparable, compareView } from './compare'
import { createContractCounter } from './contract-counter'
import { createEntries } from './entries'
import { explainAll, explainFigure } from './explaining'
import type { ExplainNeeds } from './explaining'
import { countFigures } from './figures'
import { indicatorStore } from './store'
import type { ListedRows } from './tables'
import { createVisitCounter } from './visit-counter'
import type { Area, ContractWindow, LedgerWindow, PeopleWindow } from './types'

export interface IndicatorNeeds {
  ledger: LedgerWindow
  contracts: ContractWindow
  people: PeopleWindow
  clock: Clock
}

/** Whose figures and to which day; absent, the actor's own office and today. */
interface AreaAsk {
  orgId?: string | undefined
  on?: Day | undefined
}

/** The 重点工作清单 of an area: counted figures, what stands behind them, and what is entered beside them. */
export function createIndicators(windows: IndicatorNeeds) {
  const counters = [
    createContractCounter(windows),
    createCareCounter(windows),
    createVisitCounter(windows),
  ]
  const needs = { ...windows, counters, store: indicatorStore }
  const areas = createAreas(windows)
  return {
    ...createBoards(needs, areas),
    ...createExplanations(needs, areas),
    ...createEntries({ ...needs, areas }),
  }
}

export type Indicators = ReturnType<typeof createIndicators>

function createBoards(needs: ExplainNeeds & { clock: Clock }, areas: Areas) {
  const figuresOf = async (area: Area, asOf: Day) =>
    (await countFigures(needs, area, asOf)).map(({ figure }) => figure)

  async function board(actor: Actor, { orgId, on }: AreaAsk): Promise<BoardView> {
    const area = await areas.areaFor(actor, orgId)
    const asOf = areas.dayFor(on)
    const targets = await needs.store.targets(area.id, yearOf(asOf))
    return boardView(area, asOf, await figuresOf(area, asOf), targets)
  }

  /** The organisations directly below an area side by side. */
  async function compare(actor: Actor, { orgId, on }: AreaAsk): Promise<CompareView> {
    const area = await areas.areaFor(actor, orgId)
    const asOf = areas.dayFor(on)
    const today = needs.clock.today()
    const parts = []
    // One after the other: each walks its own contracts, and all at once would fill the memory.
    for (const part of comparable(await needs.people.below(area.id, today), area.id, today)) {
      parts.push({ area: part, figures: await figuresOf(part, asOf) })
    }
    return compareView(area, asOf, await figuresOf(area, asOf), parts)
  }

  return { board, compare }
}

function createExplanations(needs: ExplainNeeds, areas: Areas) {
  async function explain(
    actor: Actor,
    ask: AreaAsk & { code: string; list: ExplainList; limit: number; after?: string | undefined },
  ): Promise<ExplainView> {
    const area = await areas.areaFor(actor, ask.orgId)
    const asOf = areas.dayFor(ask.on)
    const after = ask.after === undefined ? undefined : readCursor(ask.after, 1)[0]
    const { view, next } = await explainFigure(needs, area, { ...ask, asOf, after })
    return { ...view, ...(next !== undefined && { next: cursorOf([next]) }) }
  }

  /** All rows for a file; without `list`, those of the three lists one after the other. */
  async function explainWhole(
    actor: Actor,
    ask: AreaAsk & { code: string; list?: ExplainList | undefined },
  ): Promise<{ area: Area; asOf: Day; figure: Figure; lists: ListedRows[] }> {
    const area = await areas.areaFor(actor, ask.orgId)
    const asOf = areas.dayFor(ask.on)
    return { area, asOf, ...(await explainAll(needs, area, { ...ask, asOf })) }
  }

  return { explain, explainWhole }
}
