import type { Day, Month } from '../../shared/day'
import type { LedgerItem, LedgerLine, PersonGroup } from '../../shared/ledger'
import type { Residence } from '../../shared/people'
import type { ServiceKind } from '../../shared/records'

/** What the ledger must know of the people it counts. */
export interface Counted {
  id: string
  residence: Residence
}

/** The window of the people room, as far as the ledger looks through it. */
export interface LedgerPeople<Person extends Counted = Counted> {
  person(id: string): Promise<Person | undefined>
  /** Ages by the birth date, tags by their days: as the person stood on the service day. */
  groupsOn(person: Person, day: Day): PersonGroup[]
  /** From the province to the organisation itself, as its parents stood on the day. */
  orgPathOf(orgId: string, day: Day): Promise<string[]>
  names(ids: readonly string[]): Promise<Map<string, string>>
  organisation(id: string): Promise<{ name: string } | undefined>
}

/** Something that happened. The same source and item are the same line, however often they are recorded. */
export interface Entry extends Pick<
  LedgerLine,
  | 'elderId'
  | 'day'
  | 'orgId'
  | 'teamId'
  | 'place'
  | 'act'
  | 'about'
  | 'replacedBy'
  | 'contract'
  | 'notCounted'
> {
  /** `record:<id>`, `contract:<id>`: what the line was written for. */
  source: string
  item: LedgerItem
}

/** A line as it was written; `seq` is its turn in the order in which the person's lines of that year were written. */
export interface WrittenLine extends LedgerLine {
  seq: number
}

/** A line with all that a reader of it wants to know. */
export interface OpenedLine {
  line: LedgerLine
  elderName: string
  organisationName: string
  /** Lines that void, correct or end this one, oldest first. */
  later: LedgerLine[]
}

/** The days on which services counted for one elder in one year: a day a line, by kind, ascending. */
export interface YearDays {
  elderId: string
  year: number
  served: { kind: ServiceKind; days: Day[] }[]
}

/** The times of one organisation in one month; a key of `rollupKeysOf`, dots opened: `times.service.follow-up`. */
export interface RollupChange {
  orgPath: string[]
  month: Month
  key: string
  by: number
}
