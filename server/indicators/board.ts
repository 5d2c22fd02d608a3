import { yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { BoardView, Figure, MeasureView, TaskView } from '../../shared/indicators'
import { ruleOf } from '../../shared/tasks/rules'
import { isFigureCode } from '../../shared/tasks/codes'
import { measures } from '../../shared/tasks/measures'
import { deadlineOn, officialTargets } from '../../shared/tasks/standing'
import { tasks } from '../../shared/tasks/tasks'
import type { Measure, Task } from '../../shared/tasks/types'
import type { Area, TargetEntry } from './types'
import { targetView } from './view'

/** The 22 tasks with what is counted of each; official words as they are in the list. */
export function boardView(
  area: Area,
  asOf: Day,
  figures: readonly Figure[],
  targets: readonly TargetEntry[],
): BoardView {
  return {
    area: { id: area.id, name: area.name },
    asOf,
    tasks: tasks.map((task) => taskView(task, asOf, figures, targets)),
  }
}

function taskView(
  task: Task,
  asOf: Day,
  all: readonly Figure[],
  targets: readonly TargetEntry[],
): TaskView {
  const { no, category, title, text, owner, kind } = task
  const figures = all.filter((figure) => taskOf(figure, asOf) === no)
  const own = measures.filter((measure) => task.measures.includes(measure.no))
  return {
    no,
    category,
    title,
    text,
    owner,
    kind,
    measures: own.map((measure) => measureView(measure, asOf, targets)),
    figures,
    ...(figures.length === 0 && { notCountedYet: '尚未计数' }),
  }
}

function measureView(measure: Measure, asOf: Day, targets: readonly TargetEntry[]): MeasureView {
  const { no, text } = measure
  const official = officialTargets(measure)
  const codes = new Set(official.map(({ code }) => code))
  const local = targets
    .filter(({ code }) => codes.has(code))
    .map((target) => ({ ...targetView(target), code: target.code }))
  return {
    no,
    text,
    ...deadlineOn(measure, asOf),
    ...(official.length > 0 && { official }),
    ...(local.length > 0 && { local }),
  }
}

const taskOf = ({ code }: Figure, asOf: Day) =>
  isFigureCode(code) ? ruleOf(code, yearOf(asOf)).task : undefined
