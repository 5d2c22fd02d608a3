import type { Clock } from '../kit/clock'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { PeopleReads } from '../people/reads'

/** What the contracts room is given. */
export interface ContractNeeds {
  people: PeopleReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: Pick<LedgerReads, 'timesByKind' | 'latestServices'>
  clock: Clock
}
