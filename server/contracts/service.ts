import { createActivating } from './activating'
import { createAnswering } from './answering'
import { createAsking } from './asking'
import { createGathering } from './gathering'
import { createEnding } from './ending'
import { createOwing } from './owing'
import { createReading } from './reading'
import { createRenewing } from './renewing'
import type { ContractNeeds } from './needs'

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
