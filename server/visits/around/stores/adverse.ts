import { trusted } from 'mongoose'
import { AdverseModel } from '../models/adverse'
import type { AdverseRow } from '../models/adverse'
import type { AdverseEvent } from '../types'
import { createRowStore, withId } from './row-store'

type Done = Partial<
  Pick<AdverseEvent, 'reported' | 'reportedTo' | 'followedUp' | 'followUpNote' | 'open'>
>

/** The first due first; of those that are dealt with the last due. */
const rows = createRowStore<AdverseRow>(AdverseModel, { by: 'reportDueAt', firstDueFirst: true })

export const adverseStore = {
  add: rows.add,
  seenBy: rows.seenBy,
  page: rows.page,

  /** Of a house, those that happened from one instant to before another. */
  async happened(orgId: string, from: string, before: string): Promise<AdverseEvent[]> {
    const at = trusted({ $gte: from, $lt: before })
    return (await AdverseModel.find({ orgPath: orgId, at }).lean<AdverseRow[]>()).map(withId)
  },

  /** Only if nobody reported or followed it up since it was read. */
  change: ({ id, reported, followedUp }: AdverseEvent, done: Done) =>
    rows.change(
      { _id: id, 'reported.at': same(reported?.at), 'followedUp.at': same(followedUp?.at) },
      { $set: done },
    ),
}

const same = (instant: string | undefined) => instant ?? trusted({ $exists: false })
