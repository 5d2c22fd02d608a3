import type { FirstCode, FirstRow } from '../../shared/counting'
import type { Day, Month } from '../../shared/day'
import type { PackageItem } from '../../shared/contracts'
import type { BaseGroup, ExplainList, TargetKind } from '../../shared/indicators'
import type { LedgerItem, LedgerLine, PersonGroup } from '../../shared/ledger'
import type { DatedTag, LifeStatus, OrganisationType, Residence } from '../../shared/people'
import type { NotCounted, ServiceKind } from '../../shared/records'
import type { FigureCode } from '../../shared/tasks/codes'

/** What indicators ask of the ledger. Lines come with `excluded` as they stand now. */
export interface LedgerWindow {
  linesInArea(ask: {
    areaId: string
    items: readonly LedgerItem[]
    from?: Day
    to: Day
    after?: { day: Day; id: string }
    limit: number
  }): Promise<LedgerLine[]>
  linesOfElders(ask: {
    elderIds: readonly string[]
    items: readonly LedgerItem[]
    from?: Day
    to?: Day
  }): Promise<LedgerLine[]>
  /** When services counted, a row an elder and year. */
  yearDays(ask: { elderIds: readonly string[]; years: readonly number[] }): Promise<YearDays[]>
  linesByIds(ids: readonly string[]): Promise<LedgerLine[]>
  countFirsts(ask: FirstsOf): Promise<number>
  firsts(
    ask: FirstsOf & { after?: { day: Day; elderId: string }; limit: number },
  ): Promise<FirstRow[]>
  times(ask: { areaId: string; key: string; from: Month; to: Month }): Promise<number>
}

/** When services counted for one elder in one year. */
export interface YearDays {
  elderId: string
  served: { kind: ServiceKind; days: Day[] }[]
}

interface FirstsOf {
  areaId: string
  code: FirstCode
  year: number
  to: Day
}

/** What a contract promises in its year. */
export interface ContractPromise {
  contractId: string
  items: PackageItem[]
}

/** What indicators ask of contracts. */
export interface ContractWindow {
  promises(contractIds: readonly string[], day: Day): Promise<ContractPromise[]>
}

export interface PersonFacts {
  id: string
  name: string
  birthDate: Day
  residence: Residence
  life: { status: LifeStatus; on?: Day }
  tags: DatedTag[]
}

/** An organisation whose figures are asked: a commission, a centre, a station. */
export interface Area {
  id: string
  name: string
  type: OrganisationType
}

/** An organisation with its parents over time; `to` is exclusive. */
export interface Organisation extends Area {
  parents: { id: string; from: Day; to?: Day }[]
}

/** What indicators ask of people. */
export interface PeopleWindow {
  persons(ids: readonly string[]): Promise<Map<string, PersonFacts>>
  groupsOn(person: PersonFacts, day: Day): PersonGroup[]
  organisation(id: string): Promise<Organisation | undefined>
  organisations(ids: readonly string[]): Promise<Map<string, Organisation>>
  /** From the province commission to the organisation itself, as its parents stood on the day. */
  orgPathOf(orgId: string, day: Day): Promise<string[]>
  /** The organisation and everything below it on the day, itself first. */
  below(orgId: string, day: Day): Promise<Organisation[]>
}

/** Whose figures, counted to which day. */
export interface Counting {
  areaId: string
  asOf: Day
}

/** Both sides of a figure; `denominator` only where it is counted rather than entered. */
export interface Sums {
  numerator: number
  denominator?: number
}

/** One row behind a figure. `key` orders the rows of a list; `what` is looked up from the line when absent. */
export interface CountRow {
  key: string
  id: string
  day: Day
  counts: number
  elderId?: string
  orgId?: string
  what?: string
  reason?: NotCounted
}

/** Counts a family of figures, and lists what stands behind each. */
export interface Counter {
  codes: readonly FigureCode[]
  sums(ask: Counting, codes: readonly FigureCode[]): Promise<Map<FigureCode, Sums>>
  /** Numerator and excluded rows of any of its codes; denominator rows of those it counts itself. */
  rows(ask: Counting & { code: FigureCode; list: ExplainList }): AsyncIterable<CountRow>
}

/** One entry of a population base; the last entry of a place stands, earlier ones are its history. */
export interface BaseEntry {
  id: string
  orgId: string
  year: number
  group: BaseGroup
  persons: number
  source: string
  enteredBy: string
  enteredOn: Day
}

/** A local target as set for one area, figure and year; the last entry stands. */
export interface TargetEntry {
  id: string
  orgId: string
  code: string
  year: number
  kind: TargetKind
  value?: number
  unit: string
  author: string
  setOn: Day
}
