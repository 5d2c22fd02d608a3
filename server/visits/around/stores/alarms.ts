import { trusted } from 'mongoose'
import type { Act } from '../../../../shared/session'
import { isObjectIdText } from '../../../kit/object-id'
import { AlarmModel } from '../models/alarm'
import type { AlarmRow } from '../models/alarm'
import type { Alarm } from '../types'
import { pageFilter, seenThrough } from './page'
import type { AroundQuestion, AroundSight } from './page'
import { newRow, withId } from './rows'

export const alarmStore = {
  /** A new one; a duplicate key when its lane is taken: there is one already. */
  async add(alarm: Omit<Alarm, 'id'>): Promise<Alarm> {
    const { row, made } = newRow(alarm)
    await AlarmModel.insertMany([row], { lean: true })
    return made
  },

  async inLane(lane: string): Promise<Alarm | undefined> {
    const row = await AlarmModel.findOne({ lane }).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },

  /** Of these lanes those that are taken. */
  async takenLanes(lanes: readonly string[]): Promise<Set<string>> {
    const rows = await AlarmModel.find({ lane: trusted({ $in: [...lanes] }) })
      .select({ lane: 1 })
      .lean<Pick<AlarmRow, 'lane'>[]>()
    return new Set(rows.flatMap(({ lane }) => lane ?? []))
  },

  async byId(id: string): Promise<Alarm | undefined> {
    const row = await AlarmModel.findById(id).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },

  async seenBy(sight: AroundSight, id: string): Promise<Alarm | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await AlarmModel.findOne({ _id: id, ...seenThrough(sight) }).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },

  /** The same for whoever rang: her own she sees wherever she works. */
  async heardBy(sight: AroundSight, actorId: string, id: string): Promise<Alarm | undefined> {
    if (!isObjectIdText(id)) return undefined
    const own = { $or: [seenThrough(sight), { 'raised.byId': actorId }] }
    const row = await AlarmModel.findOne({ _id: id, ...own }).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },

  /** Newest first. */
  async page(this: void, question: AroundQuestion): Promise<Alarm[]> {
    const { filter, sort } = pageFilter(question, { by: 'raised.at', up: false })
    const rows = await AlarmModel.find(filter).sort(sort).limit(question.limit).lean<AlarmRow[]>()
    return rows.map(withId)
  },

  /** Only the first who takes it does. */
  async acknowledge(id: string, acknowledged: Act): Promise<Alarm | undefined> {
    const row = await AlarmModel.findOneAndUpdate(
      { _id: id, open: true, acknowledged: trusted({ $exists: false }) },
      { $set: { acknowledged } },
      { returnDocument: 'after' },
    ).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },

  /** The lane of a pressed one is free again; a visit runs over its time once. */
  async close({ id, cause }: Alarm, closed: Act, closedNote: string): Promise<Alarm | undefined> {
    const row = await AlarmModel.findOneAndUpdate(
      { _id: id, open: true },
      {
        $set: { closed, closedNote, open: false },
        ...(cause === 'pressed' ? { $unset: { lane: 1 } } : {}),
      },
      { returnDocument: 'after' },
    ).lean<AlarmRow>()
    return row ? withId(row) : undefined
  },
}
