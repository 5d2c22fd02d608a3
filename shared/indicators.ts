import type { Day } from './day'
import type { NotCounted } from './records'

/** How a task's figure comes about: counted here, attested by a person, or both. */
export type TaskKind = 'computed' | 'attested' | 'mixed'
export type TargetKind = 'at-least' | 'all' | 'growth' | 'none'

/** A local target, entered by a manager or commission for a year. */
export interface TargetView {
  kind: TargetKind
  value?: number
  unit: string
  year: number
  /** Who set it, for the reader. */
  author: string
  setOn: Day
}

/** Population groups a base can be entered for. */
export const baseGroups = [
  'residents',
  'aged65',
  'aged80',
  'care-dependent',
  'serious-illness',
  'door-service',
  'plan.integrated-care',
] as const
export type BaseGroup = (typeof baseGroups)[number]

export interface BaseView {
  id: string
  orgId: string
  orgName: string
  year: number
  group: BaseGroup
  persons: number
  source: string
  enteredBy: string
  enteredOn: Day
}

/** One figure of a board. `value` null says why in `missing`; a rate also carries both sides. Rates are percent, one decimal. */
export interface Figure {
  code: string
  label: string
  unit: '人' | '人次' | '%' | '份' | '次' | '家' | '场'
  value: number | null
  numerator?: number
  denominator?: number
  /** Plain words for a null value, e.g. 缺底数. */
  missing?: string
  lastYear?: number | null
  target?: TargetView
  ruleVersion: string
  /** 截至: the day the figure is counted to. */
  asOf: Day
}

export interface TaskView {
  no: number
  category: string
  title: string
  text: string
  owner: string
  kind: TaskKind
  measures: { no: number; text: string; deadline?: string; passed?: boolean }[]
  /** Empty while this task is not counted yet. */
  figures: Figure[]
}

/** `GET /api/indicators/board`. */
export interface BoardView {
  area: { id: string; name: string }
  asOf: Day
  tasks: TaskView[]
}

export type ExplainList = 'numerator' | 'denominator' | 'excluded'

/** One row behind a figure; names are masked (王*兰). */
export interface ExplainRow {
  /** Ledger line, or the entered base. */
  id: string
  person?: { id: string; name: string; birthYear: number }
  what: string
  day: Day
  organisation: string
  /** How much of the figure this row is. */
  counts: number
  reason?: NotCounted
}

/** `GET /api/indicators/:code/explain`. The sum of `counts` over all pages of a list is `total`. */
export interface ExplainView {
  figure: Figure
  list: ExplainList
  total: number
  rows: number
  reasons: { reason: NotCounted; words: string; rows: number }[]
  items: ExplainRow[]
  next?: string
}

/** `GET /api/indicators/compare`: the organisations below an area side by side. */
export interface CompareView {
  area: { id: string; name: string }
  asOf: Day
  columns: { code: string; label: string; unit: string }[]
  rows: { id: string; name: string; type: string; figures: (number | null)[]; behind: boolean }[]
}
