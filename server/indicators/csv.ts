import type {
  BoardView,
  ExplainList,
  ExplainRow,
  Figure,
  TargetView,
  TaskView,
} from '../../shared/indicators'
import { reasonWords } from '../../shared/records'

/** Excel takes UTF-8 for Chinese only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF'

type Cell = string | number | null | undefined

/**
 * A table as CSV that opens rightly in Excel. A text that a spreadsheet would run as a formula is kept a text by an
 * apostrophe (OWASP, CSV Injection).
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = (cell ?? '').replace(/^[\s]*[=+\-@＝＋－＠\t\r]/u, (start) => `'${start}`)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const boardHead = [
  '序号',
  '类别',
  '重点工作',
  '责任单位',
  '指标',
  '指标代码',
  '数值',
  '单位',
  '分子',
  '分母',
  '说明',
  '上年同期',
  '上年全年',
  '本地目标',
  '目标年度',
  '目标设定人',
  '官方期限',
  '口径版本',
  '截至',
]

/** The board: one row a figure, and one for each task that is not counted yet. */
export const boardCsv = ({ tasks, asOf }: BoardView): string =>
  csvOf([
    boardHead,
    ...tasks.flatMap((task) =>
      task.figures.length > 0
        ? task.figures.map((figure) => figureCells(task, figure))
        : [
            [
              ...taskCells(task),
              ...empty(6),
              task.notCountedYet,
              ...empty(5),
              deadlineOf(task),
              '',
              asOf,
            ],
          ],
    ),
  ])

const taskCells = ({ no, category, title, owner }: TaskView) => [no, category, title, owner]
const empty = (cells: number): Cell[] => Array.from({ length: cells }, () => '')

const figureCells = (task: TaskView, figure: Figure): Cell[] => [
  ...taskCells(task),
  figure.label,
  figure.code,
  figure.value,
  figure.unit,
  figure.numerator,
  figure.denominator,
  figure.missing,
  figure.lastYear,
  figure.lastYearWhole,
  targetWords(figure.target),
  figure.target?.year,
  figure.target?.author,
  deadlineOf(task),
  figure.ruleVersion,
  figure.asOf,
]

const deadlineOf = ({ measures }: TaskView) =>
  measures
    .flatMap(({ deadline, says }) => (deadline ? [says ? `${deadline}（${says}）` : deadline] : []))
    .join('；')

function targetWords(target: TargetView | undefined): string {
  if (!target || target.kind === 'none') return ''
  const { kind, value, unit } = target
  if (kind === 'growth') return value ? `比上年增长 ${value}%` : '比上年增长'
  return kind === 'all' ? '100%' : `≥${value ?? ''}${unit}`
}

export const listNames: Record<ExplainList, string> = {
  numerator: '分子',
  denominator: '分母',
  excluded: '未计入',
}

const explainHead = ['清单', '姓名', '出生年', '事项', '日期', '机构', '计数', '未计原因', '编号']

/** The rows behind a figure, list by list. */
export const explainCsv = (lists: readonly { list: ExplainList; rows: ExplainRow[] }[]): string =>
  csvOf([
    explainHead,
    ...lists.flatMap(({ list, rows }) => rows.map((row) => rowCells(listNames[list], row))),
  ])

const rowCells = (list: string, row: ExplainRow): Cell[] => [
  list,
  row.person?.name,
  row.person?.birthYear,
  row.what,
  row.day,
  row.organisation,
  row.counts,
  row.reason && reasonWords[row.reason],
  row.id,
]
