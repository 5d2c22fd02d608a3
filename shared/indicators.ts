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
  /** Earlier entries that this one replaced, newest first. */
  replaced?: { persons: number; source: string; enteredBy: string; enteredOn: Day }[]
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
  /** The same figure on the same day of last year; null when it cannot be counted. */
  lastYear?: number | null
  /** The same figure of the whole last year, for figures that add up over a year. */
  lastYearWhole?: number | null
  target?: TargetView
  ruleVersion: string
  /** The rule is common practice and was not read in a document yet. */
  unverified?: true
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
  measures: MeasureView[]
  /** Empty while this task is not counted yet. */
  figures: Figure[]
  /** 尚未计数, while no figure of this task is counted. */
  notCountedYet?: string
}

/** A measure with its official deadline and, beside it, the area's own target of the year. */
export interface MeasureView {
  no: number
  text: string
  /** The official year, e.g. 2023年. */
  deadline?: string
  passed?: boolean
  /** 原期限已过, when the official deadline has passed. */
  says?: string
  /** What the document asks for; `of: 'province'` is the whole province's number, never one centre's. */
  official?: {
    code: string
    kind: TargetKind
    value?: number
    unit: string
    of: 'province' | 'every-area'
  }[]
  /** Targets the area set for itself this year, by the code they were set on. */
  local?: (TargetView & { code: string })[]
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
  /** The visit the line was written for. */
  visitId?: string
  /** How much of the figure this row is. */
  counts: number
  reason?: NotCounted
}

/** `GET /api/indicators/:code/explain`. The sum of `counts` over all pages of a list is `total`. */
export interface ExplainView {
  figure: Figure
  /** How the figure is counted, in words, and where that comes from. */
  rule?: { version: string; says: string; source: string; verified: boolean }
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
  rows: {
    id: string
    name: string
    type: string
    figures: (number | null)[]
    behind: boolean
    behindOn?: string[]
  }[]
}

/** A rate in percent with one decimal; null without a denominator. `rateOf(1, 3) //=> 33.3` */
export const rateOf = (numerator: number, denominator: number | undefined): number | null =>
  denominator ? Math.round((numerator * 1000) / denominator) / 10 : null

/**
 * A name in lists that explain figures: first and last character stay, of two characters only the first.
 * `maskedName('王秀兰') //=> '王*兰'`, `maskedName('李四') //=> '李*'`
 */
export function maskedName(name: string): string {
  const characters = Array.from(name)
  const [first = ''] = characters
  if (characters.length < 3) return `${first}*`
  return `${first}${'*'.repeat(characters.length - 2)}${characters[characters.length - 1] ?? ''}`
}
