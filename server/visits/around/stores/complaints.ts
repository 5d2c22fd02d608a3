import type { Act } from '../../../../shared/session'
import { ComplaintModel } from '../models/complaint'
import type { ComplaintRow } from '../models/complaint'
import type { Complaint } from '../types'
import { seenThrough } from './page'
import { createRowStore, withId } from './row-store'

/** The first due first; of those that were answered the last due. */
const rows = createRowStore<ComplaintRow>(ComplaintModel, { by: 'dueOn', firstDueFirst: true })

export const complaintStore = {
  add: rows.add,
  seenBy: rows.seenBy,
  page: rows.page,

  /** All of these elders, oldest first. */
  async ofElders(elderIds: readonly string[]): Promise<Complaint[]> {
    const found = await ComplaintModel.find(seenThrough({ elderIds }))
      .sort({ 'made.at': 1 })
      .lean<ComplaintRow[]>()
    return found.map(withId)
  },

  /** Only the first who answers does. */
  close: (id: string, closed: Act, closedNote: string): Promise<Complaint | undefined> =>
    rows.change({ _id: id, open: true }, { $set: { closed, closedNote, open: false } }),
}
