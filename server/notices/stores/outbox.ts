import { trusted } from 'mongoose'
import type { CallReason, NoticeChannel } from '../../../shared/notices'
import { orRunAgain } from '../../kit/again'
import { DigestModel } from '../models/digest'
import { NoticeModel } from '../models/notice'
import type { NoticeRow } from '../models/notice'
import type { Attempt, Notice } from '../types'
import { toNotice } from './notices'

/** How a notice ended when WeChat could not tell it. */
type Fallen = { state: 'sent' | 'refused' | 'failed' | 'unknown'; why: CallReason; call: boolean }

export const outboxStore = {
  /** What may be sent by now, oldest first, relatives before elders. */
  async due(now: Date, limit: number): Promise<Notice[]> {
    const rows = await NoticeModel.find({ state: 'scheduled', sendAt: trusted({ $lte: now }) })
      .sort({ sendAt: 1, rank: 1, _id: 1 })
      .limit(limit)
      .lean<NoticeRow[]>()
    return rows.map(toNotice)
  },

  async postpone(ids: readonly string[], until: Date): Promise<void> {
    await NoticeModel.updateMany(scheduled(ids), { $set: { sendAt: until } })
  },

  async mute(ids: readonly string[]): Promise<void> {
    await NoticeModel.updateMany(scheduled(ids), { $set: { state: 'muted', channel: 'in-app' } })
  },

  /** Nobody can be asked to send it: told in the program, or on the phone list. */
  async handOver(id: string, why: CallReason, to: Exclude<NoticeChannel, 'wechat'>): Promise<void> {
    const list = to === 'phone-list' ? { listed: true, why } : { why }
    await NoticeModel.updateOne(scheduled([id]), { $set: { state: 'sent', channel: to, ...list } })
  },

  /** The first digest of the day takes the day; a second one answers false. Inside a transaction. */
  async takeDay(recipientId: string, { id, digestDay = '' }: Attempt, at: Date): Promise<boolean> {
    const _id = `${recipientId}|${digestDay}`
    if (await DigestModel.exists({ _id })) return false
    await orRunAgain(() => DigestModel.insertMany([{ _id, attempt: id, at }]))
    return true
  },

  /** Writes `sending` before the call; answers how many were still waiting. Inside a transaction. */
  async begin({ id: attempt, noticeIds, leaseUntil }: Attempt): Promise<number> {
    const sending = { $set: { state: 'sending', attempt, leaseUntil }, $inc: { tries: 1 } } as const
    return (await NoticeModel.updateMany(scheduled(noticeIds), sending)).modifiedCount
  },

  async sent({ id: attempt }: Attempt, messageId?: string): Promise<void> {
    const number = messageId === undefined ? {} : { messageId }
    const sent = { $set: { state: 'sent', channel: 'wechat', ...number }, ...ended } as const
    await NoticeModel.updateMany({ attempt, state: 'sending' }, sent)
  },

  /** It surely was not sent: it waits again, and the day is free again. Inside a transaction. */
  async again({ id: attempt, recipientId, digestDay }: Attempt, sendAt: Date): Promise<void> {
    const waits = { $set: { state: 'scheduled', sendAt }, ...ended } as const
    await NoticeModel.updateMany({ attempt, state: 'sending' }, waits)
    if (digestDay) await DigestModel.deleteOne({ _id: `${recipientId}|${digestDay}`, attempt })
  },

  /** WeChat said no: the elder is called, a relative finds it in the program. */
  async fell({ id: attempt, noticeIds }: Attempt, { state, why, call }: Fallen): Promise<void> {
    const sending = { _id: trusted({ $in: noticeIds }), attempt, state: 'sending' as const }
    const way = call ? ({ channel: 'phone-list', listed: true } as const) : inApp
    await NoticeModel.updateMany(sending, { $set: { state, why, ...way }, ...ended })
  },

  /**
   * Sending that nobody finished: it may have arrived, so it is never sent again. Somebody calls instead. `now` is
   * wall time.
   */
  async giveUp(now: Date): Promise<number> {
    const left = { state: 'sending' as const, leaseUntil: trusted({ $lte: now }) }
    const unknown = {
      state: 'unknown',
      why: 'unknown',
      channel: 'phone-list',
      listed: true,
    } as const
    return (await NoticeModel.updateMany(left, { $set: unknown, ...ended })).modifiedCount
  },

  /** Was the same thing told to a relative by WeChat, or is somebody called about it already? */
  async toldAnother({ id, subject, kind, dueAt }: Notice): Promise<boolean> {
    const same = { room: subject.room, subjectId: subject.id, kind, dueAt }
    const told = trusted({ $in: ['wechat', 'phone-list'] as const })
    const other = { ...same, _id: trusted({ $ne: id }), channel: told }
    return (await NoticeModel.exists(other)) !== null
  },

  /** WeChat reports what became of a message; answers how many notices it carried. */
  async delivered(messageId: string): Promise<number> {
    const sent = { messageId, state: 'sent' as const }
    const { modifiedCount } = await NoticeModel.updateMany(sent, { $set: { state: 'delivered' } })
    return modifiedCount
  },

  /** WeChat took the message and could not hand it over. */
  async undelivered(messageId: string): Promise<Notice[]> {
    const sent = { messageId, state: trusted({ $in: ['sent', 'delivered'] as const }) }
    const rows = await NoticeModel.find(sent).lean<NoticeRow[]>()
    const failed = { $set: { state: 'failed', why: 'failed', ...onList } } as const
    await NoticeModel.updateMany({ ...sent, rank: 1 }, failed)
    const toRelative = { $set: { state: 'failed', why: 'failed', ...inApp } } as const
    await NoticeModel.updateMany({ ...sent, rank: 0 }, toRelative)
    return rows.map(toNotice)
  },
}

const scheduled = (ids: readonly string[]) => ({
  _id: trusted({ $in: [...ids] }),
  state: 'scheduled' as const,
})
const inApp = { channel: 'in-app' } as const
const onList = { channel: 'phone-list', listed: true } as const
const ended = { $unset: { attempt: 1, leaseUntil: 1 } } as const
