import type { BoardView, Figure, MeasureView, TaskKind, TaskView } from '../../../shared/indicators'
import { isBehind } from '../../../shared/tasks/behind'
import { asOfWords, lastYearWords, meterOf, sidesWords, targetWords, valueWords } from '../numbers'

interface FigureCard {
  code: string
  label: string
  value: string
  says: string
  filled: number
  mark: number
  behind: boolean
  missing: boolean
  /** It has no number because a base is not entered. */
  lacksBase: boolean
  why: string
}

export interface TaskCard {
  no: number
  title: string
  kind: string
  deadline: string
  figures: FigureCard[]
  /** Said in place of figures. */
  waits: string
}

export interface CategoryCards {
  name: string
  tasks: TaskCard[]
}

const kindWords: Record<TaskKind, string> = {
  computed: '系统计数',
  attested: '人工填报',
  mixed: '计数加填报',
}

/** Everything the board shows: three key figures, then the tasks by category. */
export function boardCards(board: BoardView) {
  return {
    area: board.area.name,
    asOf: asOfWords(board.asOf),
    keys: keyFigures(board),
    categories: byCategory(board.tasks),
    counted: board.tasks.filter(({ figures }) => figures.length > 0).length,
    tasks: board.tasks.length,
  }
}

function byCategory(tasks: readonly TaskView[]): CategoryCards[] {
  const names = [...new Set(tasks.map(({ category }) => category))]
  return names.map((name) => ({
    name,
    tasks: tasks.filter(({ category }) => category === name).map(taskCard),
  }))
}

export function taskCard(task: TaskView): TaskCard {
  return {
    no: task.no,
    title: task.title,
    kind: kindWords[task.kind],
    deadline: deadlineWords(task.measures),
    figures: task.figures.map(figureCard),
    waits: task.figures.length > 0 ? '' : (task.notCountedYet ?? '尚未计数'),
  }
}

function figureCard(figure: Figure): FigureCard {
  const { code, label, value } = figure
  return {
    code,
    label,
    value: valueWords(figure),
    says: [sidesWords(figure), targetWords(figure), lastYearWords(figure)]
      .filter(Boolean)
      .join(' · '),
    ...meterOf(figure),
    behind: isBehind(figure),
    missing: value === null,
    lacksBase: value === null && (figure.missing ?? '').startsWith('缺底数'),
    why: value === null ? '为什么没有数？' : `为什么是 ${valueWords(figure)}？`,
  }
}

/** `2023年 原期限已过`: the official deadline stays visible beside the area's own target. */
function deadlineWords(measures: readonly MeasureView[]): string {
  const dated = measures.find(({ deadline }) => deadline)
  if (!dated?.deadline) return ''
  return dated.says ? `${dated.deadline} ${dated.says}` : `期限 ${dated.deadline}`
}

const keyCodes = ['contract.inForce', 'contract.fulfilment', 'integrated-care.persons1']

function keyFigures(board: BoardView) {
  const all = board.tasks.flatMap(({ figures }) => figures)
  return keyCodes.flatMap((code) => {
    const figure = all.find((each) => each.code === code)
    return figure ? [{ code, label: figure.label, value: valueWords(figure) }] : []
  })
}

/** The official wording of one task, as it is shown when asked for. */
export const taskText = (task: TaskView) => ({
  title: `${task.no}. ${task.title}`,
  text: task.text,
  measures: task.measures.map(({ no, text }) => `${circled(no)} ${text}`),
  owner: task.owner,
})

const circled = (no: number) => String.fromCharCode(0x2460 + no - 1)
