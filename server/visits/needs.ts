import type { ContractReads } from '../contracts/reads'
import type { createFileReads } from '../files/reads'
import type { Clock } from '../kit/clock'
import type { Tell, TellFirst } from '../kit/owed-notice'
import type { Vault } from '../kit/vault'
import type { Write } from '../kit/writing-together'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { ContactWindow } from '../people/contact-window'
import type { PeopleReads } from '../people/reads'
import type { People } from '../people/service'
import type { ScheduleVerbs } from '../schedule/types'
import type { Visit } from './types'

/** What the room of visits is given. */
export interface VisitNeeds {
  people: PeopleReads
  /** Phones and addresses in the clear, for those who are on their way or about to call. */
  contacts: ContactWindow
  /** Relatives of an elder, first to be called first. */
  relativesOf: People['noticeWindow']['relativesOf']
  readDoorCard: People['readDoorCard']
  contracts: ContractReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: LedgerReads
  files: ReturnType<typeof createFileReads>
  schedule: ScheduleVerbs
  vault: Vault
  clock: Clock
  tell: Tell
  /** After every change of a visit, in its transaction: what its family is to be told follows from it. */
  told: (visit: Visit) => Promise<void>
  tellFirst: TellFirst
  /** What is told of a visit that was never told of, to be written with it. */
  toldFirst: (visit: Visit) => Promise<Write[]>
}
