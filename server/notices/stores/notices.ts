import { trusted } from 'mongoose'
import type { NoticeKind } from '../../../shared/notices'
import { orRunAgain } from '../../kit/again'
import { oneOf } from '../../kit/one-of'
import type { Subject } from '../../kit/owed-notice'
import type { Write } from '../../kit/writing-together'
import { NoticeModel } from '../models/notice'
import type { NoticeRow } from '../models/notice'
import type { Notice, WantedNotice } from '../types'

/** What a person was told: due by now, not cleared, about themselves or an elder they may still act for. */
export interface InboxQuestion {
  /** Every id of whoever asks. */
  recipientIds: readonly string[]
  /** Theirs, and every id of those they act for. */
  elderIds: readonly string[]
  /** Kinds that tell of the mandate itself, which may have ended, or of work. */
  always: readonly NoticeKind[]
  now: Date
  limit: number
  after?: { at: Date; id: string } | undefined
}

export const noticeStore = {
  async ofSubject({ room, id }: Subject): Promise<Notice[]> {
    return (await NoticeModel.find({ room, subjectId: id }).lean<NoticeRow[]>()).map(toNotice)
  },

  /** Writes what is new; a second writer of the same notice looks again. */
  async add(wanted: readonly WantedNotice[]): Promise<void> {
    if (wanted.length === 0) return
    await orRunAgain(() => NoticeModel.insertMany(wanted.map(rowOf), { lean: true }))
  },

  /** The same, to be written with something else. */
  adding: (wanted: readonly WantedNotice[]): Write[] =>
    wanted.map((notice) => ({ collection: NoticeModel.collection.name, insert: rowOf(notice) })),

  /** Brings a notice that still waits, or was cleared, in line with what is wanted now. */
  async reword({ id, text, page, teamId, orgPath }: WantedNotice): Promise<void> {
    const waiting = trusted({ $in: ['scheduled', 'cleared'] as const })
    const said = { text, page, teamId, orgPath, state: 'scheduled', unread: true } as const
    await NoticeModel.updateOne({ _id: id, state: waiting }, { $set: said })
  },

  /** Takes back what has not gone out; answers how many. */
  async clear(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0
    const waiting = { _id: trusted({ $in: [...ids] }), state: 'scheduled' as const }
    return (await NoticeModel.updateMany(waiting, cleared)).modifiedCount
  },

  /** Takes back everything about a person (by every id), or for them, that has not gone out, and calls nobody about them. */
  async clearAround(personIds: readonly string[]): Promise<number> {
    const waiting = { state: 'scheduled' as const }
    const any = oneOf(personIds)
    const about = await NoticeModel.updateMany({ elderId: any, ...waiting }, cleared)
    const to = await NoticeModel.updateMany({ recipientId: any, ...waiting }, cleared)
    await NoticeModel.updateMany({ elderId: any, listed: true }, { $unset: { listed: 1 } })
    return about.modifiedCount + to.modifiedCount
  },

  async inbox(question: InboxQuestion): Promise<Notice[]> {
    const { after, limit } = question
    const rows = await NoticeModel.find({ $and: [told(question), after ? olderThan(after) : {}] })
      .sort({ dueAt: -1, _id: -1 })
      .limit(limit)
      .lean<NoticeRow[]>()
    return rows.map(toNotice)
  },

  unread: (question: InboxQuestion): Promise<number> =>
    NoticeModel.countDocuments({ ...told(question), unread: true }),

  async markRead(question: InboxQuestion, ids: readonly string[]): Promise<void> {
    const unread = { ...told(question), _id: trusted({ $in: [...ids] }), unread: true }
    await NoticeModel.updateMany(unread, { $set: { unread: false } })
  },

  /** Forgets what was cleared and fell due before the instant; answers how many. */
  async sweepCleared(before: Date): Promise<number> {
    const old = { state: 'cleared' as const, sendAt: trusted({ $lt: before }) }
    return (await NoticeModel.deleteMany(old)).deletedCount
  },
}

const cleared = { $set: { state: 'cleared', unread: false } } as const

const told = ({ recipientIds, elderIds, always, now }: InboxQuestion) => ({
  recipientId: oneOf(recipientIds),
  dueAt: trusted({ $lte: now }),
  state: trusted({ $ne: 'cleared' as const }),
  $or: [{ elderId: trusted({ $in: [...elderIds] }) }, { kind: trusted({ $in: [...always] }) }],
})

const olderThan = ({ at, id }: { at: Date; id: string }) => ({
  $or: [{ dueAt: trusted({ $lt: at }) }, { dueAt: at, _id: trusted({ $lt: id }) }],
})

function rowOf({ id, subject, ...notice }: WantedNotice): NoticeRow {
  const { room, id: subjectId } = subject
  const rank = notice.recipientId === notice.elderId ? 1 : 0
  const waiting = { sendAt: notice.dueAt, state: 'scheduled', unread: true, tries: 0 } as const
  return { _id: id, room, subjectId, rank, ...notice, ...waiting }
}

export function toNotice(row: NoticeRow): Notice {
  const { _id, room, subjectId, rank: _rank, attempt: _try, leaseUntil: _lease, ...rest } = row
  const { messageId: _message, listed: _listed, ...notice } = rest
  return { id: _id, subject: { room, id: subjectId }, ...notice }
}
