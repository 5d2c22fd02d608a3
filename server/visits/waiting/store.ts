import { Schema, Types, model, trusted } from 'mongoose'
import type { UpdateQuery } from 'mongoose'
import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import { actFields } from '../../kit/act-fields'
import { duplicateMeans } from '../../kit/database-errors'
import { isObjectIdText } from '../../kit/object-id'
import type { Waiting } from './types'

type Row = Omit<Waiting, 'id'> & { _id: Types.ObjectId }
const text = { type: String, required: true } as const
const openStates = ['waiting', 'offered'] as const

const waitingSchema = new Schema<Row>(
  {
    ...{ elderId: text, orgId: text, code: text, name: text, from: text, to: text },
    orgPath: { type: [String], required: true },
    staffId: String,
    part: { type: String, enum: ['morning', 'afternoon', 'evening'] },
    state: { ...text, enum: ['waiting', 'offered', 'taken', 'left', 'over'] },
    asked: { type: actFields, required: true },
    relation: String,
    offer: Schema.Types.Mixed,
    skipped: { type: [String], default: undefined },
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'visit_waitings' },
)
// One place in line for the same thing.
waitingSchema.index(
  { elderId: 1, code: 1 },
  { unique: true, partialFilterExpression: { state: { $in: [...openStates] } } },
)
// Those who wait at a house, in the order of asking.
waitingSchema.index({ orgId: 1, state: 1, 'asked.at': 1, _id: 1 })
waitingSchema.index({ elderId: 1, 'asked.at': -1, _id: -1 })
// Held for one waiting alone: the visit names it from the beginning.
waitingSchema.index(
  { 'offer.visitId': 1 },
  { partialFilterExpression: { 'offer.visitId': { $exists: true } } },
)

/** Days in a row; both belong to them. */
export interface Days {
  from: Day
  to: Day
}

const WaitingModel = model('VisitWaiting', waitingSchema)
const inOrder = { 'asked.at': 1, _id: 1 } as const
const MOST_SHOWN = 200

export const waitingStore = {
  /** Refuses a second place in line for the same thing. */
  async add({ id, ...waiting }: Waiting): Promise<void> {
    const row = { _id: new Types.ObjectId(id), ...waiting }
    await duplicateMeans('visit.waiting-already', () => WaitingModel.insertMany([row]))
  },

  /** Of these elders or these houses; missing and out of sight are one answer. */
  async seenBy(
    { elderIds, orgIds }: { elderIds: readonly string[]; orgIds: readonly string[] },
    id: string,
  ): Promise<Waiting | undefined> {
    if (!isObjectIdText(id)) return undefined
    const sight = [
      { elderId: trusted({ $in: [...elderIds] }) },
      { orgPath: trusted({ $in: [...orgIds] }) },
    ]
    const row = await WaitingModel.findOne({ _id: id, $or: sight }).lean<Row>()
    return row ? toWaiting(row) : undefined
  },

  /** Those who wait at a house for one of these days, in the order in which they are offered something. */
  async inLine(orgId: string, { from, to }: Days): Promise<Waiting[]> {
    const reaching = { from: trusted({ $lte: to }), to: trusted({ $gte: from }) }
    const filter = { orgId, state: 'waiting' as const, ...reaching }
    return (await WaitingModel.find(filter).sort(inOrder).lean<Row[]>()).map(toWaiting)
  },

  /** The days for which somebody got in line at a house since an instant; undefined: nobody did. */
  async daysAskedSince(orgId: string, since: string): Promise<Days | undefined> {
    const rows = await WaitingModel.find({
      ...{ orgId, state: 'waiting' as const },
      'asked.at': trusted({ $gte: since }),
    })
      .select({ from: 1, to: 1 })
      .lean<Days[]>()
    return around(rows)
  },

  async anybodyAt(orgId: string): Promise<boolean> {
    return (await WaitingModel.exists({ orgId, state: 'waiting' })) !== null
  },

  /** Houses at which anybody waits. */
  housesWithWaiting: (): Promise<string[]> => WaitingModel.distinct('orgId', { state: 'waiting' }),

  async ofElder(elderId: string): Promise<Waiting[]> {
    const rows = await WaitingModel.find({ elderId })
      .sort({ 'asked.at': -1, _id: -1 })
      .limit(MOST_SHOWN)
      .lean<Row[]>()
    return rows.map(toWaiting)
  },

  /** The last time that was offered to any of these, unless it was taken or its instant is long past. */
  async latestOffer(elderIds: readonly string[], since: string): Promise<Waiting | undefined> {
    const row = await WaitingModel.findOne({
      elderId: trusted({ $in: [...elderIds] }),
      state: trusted({ $in: ['offered', 'over'] }),
      'offer.until': trusted({ $gt: since }),
    })
      .sort({ 'offer.until': -1 })
      .lean<Row>()
    return row ? toWaiting(row) : undefined
  },

  async ofHouse(orgId: string): Promise<Waiting[]> {
    const filter = { orgId, state: trusted({ $in: [...openStates] }) }
    const rows = await WaitingModel.find(filter).sort(inOrder).limit(MOST_SHOWN).lean<Row[]>()
    return rows.map(toWaiting)
  },

  /** How many asked before, for the same thing at the same house, and still wait. */
  ahead: ({ id, orgId, code, asked }: Waiting): Promise<number> =>
    WaitingModel.countDocuments({
      ...{ orgId, code, state: 'waiting' },
      $or: [
        { 'asked.at': trusted({ $lt: asked.at }) },
        { 'asked.at': asked.at, _id: trusted({ $lt: new Types.ObjectId(id) }) },
      ],
    }),

  /** Only if it is still as it was read. */
  async change({ id, version }: Waiting, change: Partial<Waiting>): Promise<Waiting | undefined> {
    const update: UpdateQuery<Row> = { $set: change, $inc: { version: 1 } }
    const row = await WaitingModel.findOneAndUpdate({ _id: id, version }, update, {
      returnDocument: 'after',
    }).lean<Row>()
    return row ? toWaiting(row) : undefined
  },

  /** Why somebody could not be offered anything; none: they could again. */
  async passOver(id: string, skipped: readonly NoTimeReason[]): Promise<void> {
    await WaitingModel.updateOne({ _id: id, state: 'waiting' }, { $set: { skipped } })
  },

  /** What became of an offered visit. */
  async settle(visitId: string, state: 'taken' | 'over'): Promise<void> {
    await WaitingModel.updateOne(
      { 'offer.visitId': visitId, state: 'offered' },
      { $set: { state }, $inc: { version: 1 } },
    )
  },

  /** Nobody can come any more: the last day is over. */
  async endBefore(day: Day): Promise<void> {
    await WaitingModel.updateMany(
      { state: 'waiting', to: trusted({ $lt: day }) },
      { $set: { state: 'over' }, $inc: { version: 1 } },
    )
  },

  async endOf(elderId: string): Promise<void> {
    await WaitingModel.updateMany(
      { elderId, state: trusted({ $in: [...openStates] }) },
      { $set: { state: 'over' }, $inc: { version: 1 } },
    )
  },

  /** Offers whose time to answer is over. */
  async lapsed(now: string): Promise<Waiting[]> {
    const filter = { state: 'offered' as const, 'offer.until': trusted({ $lte: now }) }
    return (await WaitingModel.find(filter).limit(MOST_SHOWN).lean<Row[]>()).map(toWaiting)
  },
}

/** From the first of all of these days to the last; undefined for none. */
export function around(all: readonly Days[]): Days | undefined {
  const from = all.map((days) => days.from).toSorted()[0]
  const to = all
    .map((days) => days.to)
    .toSorted()
    .at(-1)
  return from !== undefined && to !== undefined ? { from, to } : undefined
}

const toWaiting = ({ _id, ...row }: Row): Waiting => ({ id: String(_id), ...row })
