import type { Clock } from '../kit/clock'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { PeopleReads } from '../people/reads'

/** What the records room is given. */
export interface RecordNeeds {
  people: PeopleReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: Pick<LedgerReads, 'linesByIds'>
  clock: Clock
}
