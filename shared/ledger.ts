import type { Day, Month } from './day'
import type { PersonTag, Residence } from './people'
import { serviceNames } from './records'
import type { NotCounted, ServiceKind, ServicePlace } from './records'
import type { Act } from './session'
import { visitKindNames } from './visits/kinds'
import type { VisitKind } from './visits/kinds'

/** Groups of a person as they stood on the service day; ages by the birth date, the rest by dated tags. */
export type PersonGroup = 'aged65' | 'aged80' | PersonTag

/** What a line says happened. */
export type LedgerItem =
  | `service.${ServiceKind}`
  | `missed.${VisitKind}`
  | 'contract.accepted'
  | 'contract.renewed'
  | 'contract.ended'
  | 'line.voided'
  | 'line.corrected'

/**
 * One append-only line. `id` is made of source and item (`record:<id>#service.blood-pressure`), so writing it
 * twice counts once. `orgPath` runs from the province to the organisation that served, as it stood that day.
 */
export interface LedgerLine {
  id: string
  item: LedgerItem
  elderId: string
  day: Day
  month: Month
  orgId: string
  orgPath: string[]
  teamId?: string
  place?: ServicePlace
  groups: PersonGroup[]
  residence: Residence
  act: Act
  /** The line that this one voids or corrects. */
  about?: string
  /** `line.corrected` only: the line that stands in place of the corrected one, when what is counted changed. */
  replacedBy?: string
  /** contract lines: the contract and its days in force. */
  contract?: { id: string; startsOn: Day; endsOn: Day; endedOn?: Day }
  /** Known when it was written: a visit that came to nothing, or one nobody could prove. */
  notCounted?: NeverCounted
  excluded?: NotCounted
}

/** Why a line is not counted from the day it was written. */
export type NeverCounted = Extract<NotCounted, 'aborted' | 'no-show' | 'unproven'>

/** `record:<id>#service.follow-up`: the same source and item are always the same line. */
export const lineIdOf = (source: string, item: LedgerItem): string => `${source}#${item}`

/** The kind of service a line stands for; nothing for lines of contracts, voids and corrections. */
export const kindOf = (item: LedgerItem): ServiceKind | undefined =>
  item.startsWith('service.') ? (item.slice('service.'.length) as ServiceKind) : undefined

/** The words of an item, for people. */
export function itemWords(item: LedgerItem): string {
  const kind = kindOf(item)
  if (kind) return serviceNames[kind]
  const missed = missedKindOf(item)
  return missed
    ? `${visitKindNames[missed]}（没有完成）`
    : otherItems[item as keyof typeof otherItems]
}

/** The kind of visit that came to nothing. */
const missedKindOf = (item: LedgerItem): VisitKind | undefined =>
  item.startsWith('missed.') ? (item.slice('missed.'.length) as VisitKind) : undefined

/** The visit a line was written for. `visitIdOf('visit:65a…#service.clinic') //=> '65a…'` */
export const visitIdOf = (lineId: string): string | undefined =>
  /^visit:([0-9a-f]{24})[.#]/.exec(lineId)?.[1]

const otherItems = {
  'contract.accepted': '签约生效',
  'contract.renewed': '续约',
  'contract.ended': '签约终止',
  'line.voided': '作废',
  'line.corrected': '更正',
} as const

/** `GET /api/ledger/lines/:id`: one line as it stands today, for staff; the name is masked. */
export interface LedgerLineView {
  id: string
  item: LedgerItem
  what: string
  elder: { id: string; name: string }
  day: Day
  month: Month
  organisation: { id: string; name: string }
  place?: ServicePlace
  by: string
  about?: string
  contract?: { id: string; startsOn: Day; endsOn: Day; endedOn?: Day }
  excluded?: NotCounted
  excludedWords?: string
  /** Lines that voided, corrected or ended this one, oldest first. */
  later: { id: string; item: LedgerItem; what: string; at: string }[]
}
