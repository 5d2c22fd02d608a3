import { trusted } from 'mongoose'
import { isObjectIdText } from '../../../kit/object-id'
import { AdverseModel } from '../models/adverse'
import type { AdverseRow } from '../models/adverse'
import type { AdverseEvent } from '../types'
import { pageFilter, seenThrough } from './page'
import type { AroundQuestion, AroundSight } from './page'
import { newRow, withId } from './rows'

type Done = Partial<
  Pick<AdverseEvent, 'reported' | 'reportedTo' | 'followedUp' | 'followUpNote' | 'open'>
>

export const adverseStore = {
  async add(event: Omit<AdverseEvent, 'id'>): Promise<AdverseEvent> {
    const { row, made } = newRow(event)
    await AdverseModel.insertMany([row], { lean: true })
    return made
  },

  async seenBy(sight: AroundSight, id: string): Promise<AdverseEvent | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await AdverseModel.findOne({ _id: id, ...seenThrough(sight) }).lean<AdverseRow>()
    return row ? withId(row) : undefined
  },

  /** The first due first; of those that are dealt with the last due. */
  async page(this: void, question: AroundQuestion): Promise<AdverseEvent[]> {
    const { filter, sort } = pageFilter(question, { by: 'reportDueAt', up: question.open })
    const rows = await AdverseModel.find(filter)
      .sort(sort)
      .limit(question.limit)
      .lean<AdverseRow[]>()
    return rows.map(withId)
  },

  /** Of a house, those that happened from one instant to before another. */
  async happened(orgId: string, from: string, before: string): Promise<AdverseEvent[]> {
    const at = trusted({ $gte: from, $lt: before })
    return (await AdverseModel.find({ orgPath: orgId, at }).lean<AdverseRow[]>()).map(withId)
  },

  /** Only if nobody reported or followed it up since it was read. */
  async change(event: AdverseEvent, done: Done): Promise<AdverseEvent | undefined> {
    const { id, reported, followedUp } = event
    const asRead = { 'reported.at': same(reported?.at), 'followedUp.at': same(followedUp?.at) }
    const row = await AdverseModel.findOneAndUpdate(
      { _id: id, ...asRead },
      { $set: done },
      { returnDocument: 'after' },
    ).lean<AdverseRow>()
    return row ? withId(row) : undefined
  },
}

const same = (instant: string | undefined) => instant ?? trusted({ $exists: false })
