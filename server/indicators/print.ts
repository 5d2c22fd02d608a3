import type { BoardView, Figure, TaskView } from '../../shared/indicators'
import type { Cell } from '../kit/csv'
import { deadlineOf, targetWords } from './tables'

/** A4 across; the head of the table stands on every sheet, and no row is cut in two. */
const STYLE = `
@page { size: A4 landscape; margin: 12mm }
body { font: 12px/1.5 "PingFang SC", "Microsoft YaHei", sans-serif; color: #111 }
h1 { font-size: 18px; margin: 0 } p { margin: 4px 0 10px }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: 4px 6px; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid }`

/** A table as one sheet of HTML without scripts or links, to be opened and printed. */
export function sheetOf(title: string, says: string, [head = [], ...rows]: Cell[][]): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>${escaped(says)}</p>`,
    `<table><thead>${rowOf('th', head)}</thead><tbody>`,
    ...rows.map((row) => rowOf('td', row)),
    '</tbody></table></body></html>\n',
  ].join('\n')
}

/** The board as it is printed: fewer columns than the file, wide enough to read. */
export const printedBoard = ({ tasks }: BoardView): Cell[][] => [
  [
    '序号',
    '重点工作',
    '责任单位',
    '指标',
    '数值',
    '分子 / 分母',
    '上年同期',
    '本地目标',
    '官方期限',
  ],
  ...tasks.flatMap((task) => {
    if (task.figures.length > 0) return task.figures.map((figure) => figureRow(task, figure))
    return [[...taskCells(task), task.notCountedYet, '', '', '', '', deadlineOf(task)]]
  }),
]

const taskCells = ({ no, title, owner }: TaskView) => [no, title, owner]

function figureRow(task: TaskView, figure: Figure): Cell[] {
  const { label, value, unit, missing, numerator, denominator, lastYear, target } = figure
  const said = (number: number | null | undefined) =>
    typeof number === 'number' ? number + unit : ''
  const sides = numerator === undefined ? '' : `${numerator} / ${denominator ?? '—'}`
  const aim = targetWords(target)
  return [
    ...taskCells(task),
    label,
    value === null ? missing : said(value),
    sides,
    said(lastYear),
    target && aim ? `${aim}（${target.year}，${target.author}）` : '',
    deadlineOf(task),
  ]
}

const rowOf = (tag: 'th' | 'td', cells: readonly Cell[]) =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell ?? ''))}</${tag}>`).join('')}</tr>`

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
