import { trusted } from 'mongoose'
import { NoticeModel } from '../models/notice'
import type { NoticeRow } from '../models/notice'
import type { Call, Notice } from '../types'
import { toNotice } from './notices'

/** Whose phone list somebody sees: of these teams, and of these organisations. */
export interface ListSight {
  teamIds: string[]
  orgIds: string[]
}

interface ListQuestion {
  sight: ListSight
  teamId?: string | undefined
  limit: number
  after?: { at: Date; id: string } | undefined
}

export const phoneListStore = {
  /** Whom to call, oldest first. */
  async page({ sight, teamId, limit, after }: ListQuestion): Promise<Notice[]> {
    const filter = {
      listed: true,
      ...(teamId ? { teamId } : {}),
      $and: [seen(sight), after ? newerThan(after) : {}],
    }
    const rows = await NoticeModel.find(filter)
      .sort({ dueAt: 1, _id: 1 })
      .limit(limit)
      .lean<NoticeRow[]>()
    return rows.map(toNotice)
  },

  /** Writes down a call; whoever was not reached stays on the list. Undefined when it is not on the list in sight. */
  async done(sight: ListSight, id: string, call: Call): Promise<Notice | undefined> {
    const settled = call.outcome !== 'not-reached'
    const reached = call.outcome === 'reached' ? { state: 'delivered' as const } : {}
    const row = await NoticeModel.findOneAndUpdate(
      { _id: id, listed: true, ...seen(sight) },
      { $set: { call, ...reached }, ...(settled ? { $unset: { listed: 1 } } : {}) },
      { returnDocument: 'after' },
    ).lean<NoticeRow>()
    return row ? toNotice(row) : undefined
  },
}

const seen = ({ teamIds, orgIds }: ListSight) => ({
  $or: [{ teamId: trusted({ $in: teamIds }) }, { orgPath: trusted({ $in: orgIds }) }],
})

const newerThan = ({ at, id }: { at: Date; id: string }) => ({
  $or: [{ dueAt: trusted({ $gt: at }) }, { dueAt: at, _id: trusted({ $gt: id }) }],
})
