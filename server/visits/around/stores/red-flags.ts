import { trusted } from 'mongoose'
import type { Act } from '../../../../shared/session'
import { RedFlagModel } from '../../booking/store-red-flags'
import type { RedFlagRow, RedFlagsSeen } from '../../booking/store-red-flags'
import { seenThrough } from './page'
import { createRowStore, withId } from './row-store'

/** Newest first. */
const rows = createRowStore<RedFlagRow>(RedFlagModel, { by: 'act.at', firstDueFirst: false })

/** What becomes of a sign of an emergency; booking writes it down. */
export const redFlagCareStore = {
  seenBy: rows.seenBy,
  page: rows.page,

  /** All of these elders, oldest first. */
  async ofElders(elderIds: readonly string[]): Promise<RedFlagsSeen[]> {
    const found = await RedFlagModel.find(seenThrough({ elderIds }))
      .sort({ 'act.at': 1 })
      .lean<RedFlagRow[]>()
    return found.map(withId)
  },

  /** Only the first who takes it does. */
  acknowledge: (id: string, acknowledged: Act): Promise<RedFlagsSeen | undefined> =>
    rows.change(
      { _id: id, open: true, acknowledged: trusted({ $exists: false }) },
      { $set: { acknowledged } },
    ),

  /** Only the first who writes down what was done does. */
  close: (id: string, closed: Act, closedNote: string): Promise<RedFlagsSeen | undefined> =>
    rows.change(
      { _id: id, open: true, acknowledged: trusted({ $exists: true }) },
      { $set: { closed, closedNote, open: false } },
    ),
}
