/** Counts what the simulation left behind, from the rows and from what WeChat received. */
import mongoose from 'mongoose'
import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { Expectation } from './expectation'
import type { BadWechat } from './wechat'

export interface Verdict {
  processes: number
  days: number
  ticks: number
  kills: number
  renewed: number
  ended: number
  /** Periods of the daily jobs that should be done, are done, and what the counting job counted. */
  periods: { owed: number; done: number; counted: number }
  /** Rows by how they ended; `owed` is counted from the contracts alone. */
  notices: {
    owed: number
    wechat: number
    inApp: number
    unknown: number
    phoneList: number
    open: number
  }
  /** Messages WeChat received, those received twice, and those of a notice that was cleared. */
  messages: { received: number; twice: number; afterClear: number }
  good: boolean
}

interface Judged {
  processes: number
  days: number
  firstDay: Day
  wechat: BadWechat
  acts: Expectation
  kills: number
  ticks: number
}

const DAILY_JOBS = ['bench.tally', 'contracts.expiring']

export async function judge(run: Judged): Promise<Verdict> {
  const { processes, days, kills, ticks, firstDay } = run
  const lastDay = addDays(firstDay, days)
  const periods = await periodsOf(firstDay, days)
  const notices = { owed: run.acts.owedBy(lastDay), ...(await noticesBy(lastDay)) }
  const messages = await messagesOf(run.wechat)
  const { wechat, inApp, unknown, phoneList, open, owed } = notices
  const good =
    periods.done === periods.owed &&
    periods.counted === days + 1 &&
    wechat + inApp + unknown + phoneList === owed &&
    open === 0 &&
    messages.twice === 0 &&
    messages.afterClear === 0
  return { processes, days, ticks, kills, ...run.acts.counts, periods, notices, messages, good }
}

/** A period that was done has one row with its end; the tally counted each period once. */
async function periodsOf(firstDay: Day, days: number) {
  const runs = mongoose.connection.collection<{ _id: string }>('job-runs')
  const owed = DAILY_JOBS.flatMap((job) =>
    Array.from({ length: days + 1 }, (_, index) => `${job}|${addDays(firstDay, index)}T08:00`),
  )
  const done = await runs.countDocuments({ _id: { $in: owed }, doneAt: { $exists: true } })
  const tally = mongoose.connection.collection<{ _id: string; times: number }>('bench-tally')
  const counted = (await tally.findOne({ _id: 'tally' }))?.times ?? 0
  // The morning before the first day falls due with the first tick, and is counted too.
  return { owed: owed.length, done, counted: counted - 1 }
}

async function noticesBy(lastDay: Day) {
  const rows = mongoose.connection.collection('notices')
  const due = { dueAt: { $lte: new Date(`${lastDay}T23:59:59+08:00`) } }
  const count = (more: object) => rows.countDocuments({ ...due, ...more })
  return {
    wechat: await count({ state: { $in: ['sent', 'delivered'] }, channel: 'wechat' }),
    inApp: await count({ state: { $nin: ['cleared', 'unknown'] }, channel: 'in-app' }),
    unknown: await count({ state: 'unknown' }),
    phoneList: await count({ state: { $ne: 'unknown' }, channel: 'phone-list' }),
    open: await count({ state: { $in: ['scheduled', 'sending'] } }),
  }
}

/** A message carries one notice of one elder here, so the fields and the account tell it from every other. */
async function messagesOf({ received }: BadWechat) {
  const different = new Set(received.map(({ openid, says }) => `${openid}|${says}`))
  const rows = mongoose.connection.collection('notices')
  let afterClear = 0
  for (const { openid, says } of received) {
    const { character_string1: at } = JSON.parse(says) as Record<string, { value: string }>
    const dueAt = new Date(`${(at?.value ?? '').replace(' ', 'T')}:00+08:00`)
    const within = { $gte: dueAt, $lt: new Date(dueAt.getTime() + 60_000) }
    const recipientId = openid.replace('openid-', '')
    const carried = { recipientId, dueAt: within, state: { $in: ['sent', 'delivered', 'unknown'] } }
    if ((await rows.countDocuments(carried)) === 0) afterClear += 1
  }
  return { received: received.length, twice: received.length - different.size, afterClear }
}
