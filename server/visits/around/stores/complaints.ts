import type { Act } from '../../../../shared/session'
import { isObjectIdText } from '../../../kit/object-id'
import { ComplaintModel } from '../models/complaint'
import type { ComplaintRow } from '../models/complaint'
import type { Complaint } from '../types'
import { pageFilter, seenThrough } from './page'
import type { AroundQuestion, AroundSight } from './page'
import { newRow, withId } from './rows'

export const complaintStore = {
  async add(complaint: Omit<Complaint, 'id'>): Promise<Complaint> {
    const { row, made } = newRow(complaint)
    await ComplaintModel.insertMany([row], { lean: true })
    return made
  },

  async seenBy(sight: AroundSight, id: string): Promise<Complaint | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await ComplaintModel.findOne({
      _id: id,
      ...seenThrough(sight),
    }).lean<ComplaintRow>()
    return row ? withId(row) : undefined
  },

  /** The first due first; of those that were answered the last due. */
  async page(this: void, question: AroundQuestion): Promise<Complaint[]> {
    const { filter, sort } = pageFilter(question, { by: 'dueOn', up: question.open })
    const rows = await ComplaintModel.find(filter)
      .sort(sort)
      .limit(question.limit)
      .lean<ComplaintRow[]>()
    return rows.map(withId)
  },

  /** All of these elders, oldest first. */
  async ofElders(elderIds: readonly string[]): Promise<Complaint[]> {
    const rows = await ComplaintModel.find(seenThrough({ elderIds }))
      .sort({ 'made.at': 1 })
      .lean<ComplaintRow[]>()
    return rows.map(withId)
  },

  /** Only the first who answers does. */
  async close(id: string, closed: Act, closedNote: string): Promise<Complaint | undefined> {
    const row = await ComplaintModel.findOneAndUpdate(
      { _id: id, open: true },
      { $set: { closed, closedNote, open: false } },
      { returnDocument: 'after' },
    ).lean<ComplaintRow>()
    return row ? withId(row) : undefined
  },
}
