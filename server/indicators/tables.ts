import type {
  BoardView,
  ExplainList,
  ExplainRow,
  Figure,
  TargetView,
  TaskView,
} from '../../shared/indicators'
import { reasonWords } from '../../shared/records'
import type { Cell } from '../kit/csv'

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
export const boardTable = ({ tasks, asOf }: BoardView): Cell[][] => [
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
]

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

export const deadlineOf = ({ measures }: TaskView) =>
  measures
    .flatMap(({ deadline, says }) => (deadline ? [says ? `${deadline}（${says}）` : deadline] : []))
    .join('；')

export function targetWords(target: TargetView | undefined): string {
  if (!target || target.kind === 'none') return ''
  const { kind, value, unit } = target
  if (kind === 'growth') return value ? `比上年增长 ${value}%` : '比上年增长'
  return kind === 'all' ? '100%' : `≥${value ?? ''}${unit}`
}

export interface ListedRows {
  list: ExplainList
  rows: ExplainRow[]
}

const listNames: Record<ExplainList, string> = {
  numerator: '分子',
  denominator: '分母',
  excluded: '未计入',
}

const explainHead = ['清单', '姓名', '出生年', '事项', '日期', '机构', '计数', '未计原因', '编号']

/** The rows behind a figure, list by list. */
export const explainTable = (lists: readonly ListedRows[]): Cell[][] => [
  explainHead,
  ...lists.flatMap(({ list, rows }) => rows.map((row) => rowCells(listNames[list], row))),
]

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
