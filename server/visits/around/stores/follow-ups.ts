import { Types } from 'mongoose'
import type { Act } from '../../../../shared/session'
import { oneOf } from '../../../kit/one-of'
import { FollowUpModel } from '../models/follow-up'
import type { FollowUpRow } from '../models/follow-up'
import type { FollowUp } from '../types'
import { createRowStore } from './row-store'

/** What was asked, and what was heard. */
export type Heard = Pick<FollowUp, 'findings' | 'conditionChanged'> & { done: Act }

/** The first due first; of those that were done the last due. */
const rows = createRowStore<FollowUpRow>(FollowUpModel, { by: 'dueAt', firstDueFirst: true })

export const followUpStore = {
  seenBy: rows.seenBy,
  page: rows.page,

  /** One of a visit, whose id it has; the same again changes nothing. */
  async keep({ id, ...row }: FollowUp): Promise<void> {
    await FollowUpModel.updateOne(
      { _id: new Types.ObjectId(id) },
      { $setOnInsert: row },
      { upsert: true },
    )
  },

  /** Nobody asks any more: what is still to be asked of these elders. */
  async dropOf(elderIds: readonly string[]): Promise<void> {
    await FollowUpModel.deleteMany({ elderId: oneOf(elderIds), open: true })
  },

  /** Only the first who asked does. */
  finish: (id: string, heard: Heard): Promise<FollowUp | undefined> =>
    rows.change({ _id: id, open: true }, { $set: { ...heard, open: false } }),
}
