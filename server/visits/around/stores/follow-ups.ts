import { Types } from 'mongoose'
import type { Act } from '../../../../shared/session'
import { isObjectIdText } from '../../../kit/object-id'
import { oneOf } from '../../../kit/one-of'
import { FollowUpModel } from '../models/follow-up'
import type { FollowUpRow } from '../models/follow-up'
import type { FollowUp } from '../types'
import { pageFilter, seenThrough } from './page'
import type { AroundQuestion, AroundSight } from './page'
import { withId } from './rows'

/** What was asked, and what was heard. */
export type Heard = Pick<FollowUp, 'findings' | 'conditionChanged'> & { done: Act }

export const followUpStore = {
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

  async seenBy(sight: AroundSight, id: string): Promise<FollowUp | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await FollowUpModel.findOne({ _id: id, ...seenThrough(sight) }).lean<FollowUpRow>()
    return row ? withId(row) : undefined
  },

  /** The first due first; of those that were done the last due. */
  async page(this: void, question: AroundQuestion): Promise<FollowUp[]> {
    const { filter, sort } = pageFilter(question, { by: 'dueAt', up: question.open })
    const rows = await FollowUpModel.find(filter)
      .sort(sort)
      .limit(question.limit)
      .lean<FollowUpRow[]>()
    return rows.map(withId)
  },

  /** Only the first who asked does. */
  async finish(id: string, heard: Heard): Promise<FollowUp | undefined> {
    const row = await FollowUpModel.findOneAndUpdate(
      { _id: id, open: true },
      { $set: { ...heard, open: false } },
      { returnDocument: 'after' },
    ).lean<FollowUpRow>()
    return row ? withId(row) : undefined
  },
}
