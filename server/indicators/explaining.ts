import { yearOf } from '../../shared/day'
import type { ExplainList, ExplainRow, ExplainView, Figure } from '../../shared/indicators'
import { isFigureCode } from '../../shared/tasks/codes'
import type { FigureCode } from '../../shared/tasks/codes'
import { ruleOf } from '../../shared/tasks/rules'
import { refuseUnless } from '../kit/refusal'
import { dressRows } from './dress'
import { explainList, listRows } from './explain'
import { countFigures } from './figures'
import type { Counted, FigureNeeds } from './figures'
import type { ListedRows } from './tables'
import type { Area, CountRow, Counting, LedgerWindow, PeopleWindow } from './types'

export interface ExplainNeeds extends FigureNeeds {
  ledger: LedgerWindow
  people: PeopleWindow
}

/** Rows written to a file at a time. */
const DRESSED = 100
const allLists: ExplainList[] = ['numerator', 'denominator', 'excluded']

/** One page of one list behind a figure. */
export async function explainFigure(
  needs: ExplainNeeds,
  area: Area,
  ask: { code: string; asOf: string; list: ExplainList; limit: number; after?: string | undefined },
): Promise<{ view: Omit<ExplainView, 'next'>; next?: string }> {
  const { asOf, list, limit, after } = ask
  const code = figureCodeOf(ask.code)
  const counted = await countedFigure(needs, area, code, asOf)
  const rows = listRows(needs.counters, counted, { areaId: area.id, asOf, code, list })
  const { page, next, ...sums } = await explainList(rows, { limit, after })
  const { version, says, source, verified } = ruleOf(code, yearOf(asOf))
  const view = {
    figure: counted.figure,
    rule: { version, says, source, verified },
    list,
    ...sums,
    items: await dressRows(needs, page),
  }
  return { view, ...(next !== undefined && { next }) }
}

/** All rows of one list, or of the three, for a file. */
export async function explainAll(
  needs: ExplainNeeds,
  area: Area,
  ask: { code: string; asOf: string; list?: ExplainList | undefined },
): Promise<{ figure: Figure; lists: ListedRows[] }> {
  const code = figureCodeOf(ask.code)
  const counted = await countedFigure(needs, area, code, ask.asOf)
  const lists: ListedRows[] = []
  for (const list of ask.list ? [ask.list] : allLists) {
    const counting: Counting = { areaId: area.id, asOf: ask.asOf }
    const rows = listRows(needs.counters, counted, { ...counting, code, list })
    lists.push({ list, rows: await dressAll(needs, rows) })
  }
  return { figure: counted.figure, lists }
}

async function dressAll(needs: ExplainNeeds, rows: AsyncIterable<CountRow>): Promise<ExplainRow[]> {
  const dressed: ExplainRow[] = []
  let waiting: CountRow[] = []
  const dress = async () => {
    dressed.push(...(await dressRows(needs, waiting)))
    waiting = []
  }
  for await (const row of rows) {
    waiting.push(row)
    if (waiting.length === DRESSED) await dress()
  }
  await dress()
  return dressed
}

async function countedFigure(
  needs: ExplainNeeds,
  area: Area,
  code: FigureCode,
  asOf: string,
): Promise<Counted> {
  const [counted] = await countFigures(needs, area, asOf, [code])
  refuseUnless(counted, 'indicator.not-found')
  return counted
}

function figureCodeOf(code: string): FigureCode {
  refuseUnless(isFigureCode(code), 'indicator.not-found')
  return code
}
