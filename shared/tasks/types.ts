import type { BaseGroup, Figure, TargetKind, TaskKind } from '../indicators'
import type { FigureCode } from './codes'

/** A target the document itself sets. `of: 'province'` is the whole province's and never one centre's. */
export interface OfficialTarget {
  /** What a local target for the same thing is set on: a figure, or the measure while nothing counts it. */
  code: string
  kind: TargetKind
  value?: number
  unit: Figure['unit']
  of: 'province' | 'every-area'
  /** To be reached by the end of this year; with `everyYear`, the first year it holds for. */
  year?: number
  /** Asked for again every year, so it never passes. */
  everyYear?: boolean
}

/** 措施和目标: one numbered measure with the targets it names. */
export interface Measure {
  no: number
  text: string
  targets: readonly OfficialTarget[]
}

/** 重点工作: one numbered task, who is responsible, and the measures beside it. */
export interface Task {
  no: number
  category: string
  title: string
  text: string
  owner: string
  kind: TaskKind
  measures: readonly number[]
}

/** 口径: how one figure is counted, from which year on, and where that way of counting comes from. */
export interface FigureRule {
  code: FigureCode
  task: number
  label: string
  unit: Figure['unit']
  version: string
  /** First year this version counts for. */
  from: number
  /** `stock` stands on a day; `year` adds up from 1 January to the day. */
  counts: 'stock' | 'year'
  /** The entered base that a rate divides by. */
  base?: BaseGroup
  says: string
  source: string
  /** Was the rule read in the document named as its source? Otherwise it is common practice, to be checked. */
  verified: boolean
}
