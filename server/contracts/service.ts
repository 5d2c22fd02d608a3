import type { Tell } from '../kit/owed-notice'
import { createActivating } from './activating'
import { createAdmitting } from './admitting'
import { createAnswering } from './answering'
import { createAsking } from './asking'
import { createGathering } from './gathering'
import { createEnding } from './ending'
import { createContractNotices } from './notices'
import { createLeaving } from './leaving'
import { createOwing } from './owing'
import { createReading } from './reading'
import { createStandings } from './standings'
import { createRenewing } from './renewing'
import type { ContractNeeds } from './needs'

/** Family-doctor contracts: ask or draft, accept or confirm, give back or withdraw, renew, end, and read. */
export function createContracts({ tell, ...given }: Omit<ContractNeeds, 'told'> & { tell: Tell }) {
  const notices = createContractNotices({ ...given, tell })
  const needs: ContractNeeds = { ...given, told: notices.told }
  return {
    ...createAdmitting(needs),
    ...createAsking(needs),
    ...createActivating(needs),
    ...createAnswering(needs),
    ...createRenewing(needs),
    ...createEnding(needs),
    ...createLeaving(needs),
    ...createReading(needs),
    ...createStandings(needs),
    ...createOwing(needs),
    ...createGathering(needs.people),
    /** What the notices room reads again, and the job that asks what runs out. */
    stillOwed: notices.stillOwed,
    jobs: notices.jobs,
  }
}

export type Contracts = ReturnType<typeof createContracts>
