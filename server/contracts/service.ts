import type { Clock } from '../kit/clock'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { PeopleReads } from '../people/reads'
import { createActivating } from './activating'
import { createAnswering } from './answering'
import { createAsking } from './asking'
import { createGathering } from './gathering'
import { createEnding } from './ending'
import { createOwing } from './owing'
import { createReading } from './reading'
import { createRenewing } from './renewing'

export interface ContractNeeds {
  people: PeopleReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: Pick<LedgerReads, 'timesByKind' | 'latestServices'>
  clock: Clock
}

/** Family-doctor contracts: ask or draft, accept or confirm, give back or withdraw, renew, end, and read. */
export const createContracts = (needs: ContractNeeds) => ({
  ...createAsking(needs),
  ...createActivating(needs),
  ...createAnswering(needs),
  ...createRenewing(needs),
  ...createEnding(needs),
  ...createReading(needs),
  ...createOwing(needs),
  ...createGathering(needs.people),
})

export type Contracts = ReturnType<typeof createContracts>
