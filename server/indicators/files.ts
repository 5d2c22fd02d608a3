import { Download } from '../kit/download'
import type { BoardView } from '../../shared/indicators'
import { csvOf } from '../kit/csv'
import { printedBoard, sheetOf } from './print'
import type { Indicators } from './service'
import { boardTable, explainTable } from './tables'

const CSV = 'text/csv; charset=utf-8'
const HTML = 'text/html; charset=utf-8'

type Whole = Awaited<ReturnType<Indicators['explainWhole']>>

export const boardCsv = (board: BoardView): Download =>
  new Download(`${boardName(board)}.csv`, CSV, csvOf(boardTable(board)))

export function boardSheet(board: BoardView): Download {
  const title = `重点工作清单 · ${board.area.name}`
  const sheet = sheetOf(title, `截至 ${board.asOf}`, printedBoard(board))
  return new Download(`${boardName(board)}.html`, HTML, sheet)
}

export const explainCsv = (whole: Whole): Download =>
  new Download(`${explainName(whole)}.csv`, CSV, csvOf(explainTable(whole.lists)), peopleOf(whole))

export function explainSheet(whole: Whole): Download {
  const { figure, area, asOf, lists } = whole
  const value = figure.value === null ? (figure.missing ?? '') : `${figure.value}${figure.unit}`
  const title = `${figure.label} · ${area.name}`
  // The line's id is for a spreadsheet; on paper it would be the widest column.
  const printed = explainTable(lists).map((row) => row.slice(0, -1))
  const sheet = sheetOf(title, `${value}，截至 ${asOf}`, printed)
  return new Download(`${explainName(whole)}.html`, HTML, sheet, peopleOf(whole))
}

/** Whose lines the file holds, for the access rows. */
const peopleOf = ({ lists }: Whole): string[] =>
  lists.flatMap(({ rows }) => rows.flatMap(({ person }) => person?.id ?? []))

const boardName = ({ area, asOf }: BoardView) => `重点工作-${area.name}-${asOf}`
const explainName = ({ figure, area, asOf }: Whole) => `${figure.code}-${area.name}-${asOf}`
