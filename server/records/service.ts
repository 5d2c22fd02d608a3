import type { Clock } from '../kit/clock'
import type { LedgerReads } from '../ledger/reads'
import type { Ledger } from '../ledger/service'
import type { PeopleReads } from '../people/reads'
import { createAmending } from './amending'
import { createReading } from './reading'
import { createRecording } from './recording'

export interface RecordNeeds {
  people: PeopleReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: Pick<LedgerReads, 'linesByIds'>
  clock: Clock
}

/** Services written down by staff: record, take back, correct, and read. */
export const createRecords = (needs: RecordNeeds) => ({
  ...createRecording(needs),
  ...createAmending(needs),
  ...createReading(needs),
})

export type Records = ReturnType<typeof createRecords>
