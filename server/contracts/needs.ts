import type { NextVisit, OfferedTime } from '../../shared/visits/view'
import type { Clock } from '../kit/clock'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { PeopleReads } from '../people/reads'
import type { Contract } from './types'

/** What the contracts room is given. */
export interface ContractNeeds {
  people: PeopleReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: Pick<LedgerReads, 'timesByKind' | 'latestServices'>
  clock: Clock
  /** Who comes next to an elder of these ids; handed over by the rooms above. */
  nextVisit: (elderIds: readonly string[]) => Promise<NextVisit | undefined>
  /** A time that came free for an elder of these ids, who waits in line. */
  offered: (elderIds: readonly string[]) => Promise<OfferedTime | undefined>
  /** After every change of a contract, in its transaction: what its family is to be told follows from it. */
  told: (contract: Contract) => Promise<void>
}
