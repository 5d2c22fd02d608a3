import { createAmending } from './amending'
import { createReading } from './reading'
import { createRecording } from './recording'
import type { RecordNeeds } from './needs'

/** Services written down by staff: record, take back, correct, and read. */
export const createRecords = (needs: RecordNeeds) => ({
  ...createRecording(needs),
  ...createAmending(needs),
  ...createReading(needs),
})

export type Records = ReturnType<typeof createRecords>
