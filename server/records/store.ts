import { Types, trusted } from 'mongoose'
import type { Day } from '../../shared/day'
import { orRunAgain } from '../kit/again'
import { isObjectIdText } from '../kit/object-id'
import { oneOf } from '../kit/one-of'
import { RecordModel } from './model'
import type { RecordRow } from './model'
import type { Sight } from './policy'
import type { ServiceRecord } from './types'

/** The fields a change may set; `undefined` takes the field away. */
type Change = {
  [Field in Exclude<keyof ServiceRecord, 'id' | 'elderId' | 'version'>]?:
    ServiceRecord[Field] | undefined
}

/** Records of one elder or by one writer, newest day first. */
export interface RecordQuestion {
  elderIds?: readonly string[] | undefined
  byId?: string | undefined
  day?: Day | undefined
  after?: { day: string; at: string; id: string } | undefined
  limit: number
}

export const recordStore = {
  async add(record: ServiceRecord): Promise<void> {
    await orRunAgain(() => RecordModel.insertMany([rowOf(record)]))
  },

  /** The bulk door, for filling an empty database; the types hold the shape, so no document is built for it. */
  async addMany(records: readonly ServiceRecord[]): Promise<void> {
    await RecordModel.insertMany(records.map(rowOf), { lean: true })
  },

  async byId(id: string): Promise<ServiceRecord | undefined> {
    const row = await RecordModel.findById(id).lean<RecordRow>()
    return row ? toRecord(row) : undefined
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async seenBy({ orgIds, elderIds }: Sight, id: string): Promise<ServiceRecord | undefined> {
    if (!isObjectIdText(id)) return undefined
    const seen = [{ elderId: trusted({ $in: elderIds }) }, { orgPath: trusted({ $in: orgIds }) }]
    const row = await RecordModel.findOne({ _id: id, $or: seen }).lean<RecordRow>()
    return row ? toRecord(row) : undefined
  },

  async page({ elderIds, byId, day, after, limit }: RecordQuestion): Promise<ServiceRecord[]> {
    const filter = {
      ...(elderIds ? { elderId: oneOf(elderIds) } : {}),
      ...(byId ? { 'act.byId': byId } : {}),
      ...(day ? { day } : {}),
      ...(after ? { $or: laterThan(after) } : {}),
    }
    const rows = await RecordModel.find(filter)
      .sort({ day: -1, 'act.at': -1, _id: -1 })
      .limit(limit)
      .lean<RecordRow[]>()
    return rows.map(toRecord)
  },

  /** Changes the record only if nobody did since it was read: then it is given back, otherwise nothing. */
  async change(id: string, version: number, change: Change): Promise<ServiceRecord | undefined> {
    const entries = Object.entries(change)
    const gone = entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1])
    const row = await RecordModel.findOneAndUpdate(
      { _id: id, version },
      {
        $set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
        $unset: Object.fromEntries(gone) as Record<string, 1>,
        $inc: { version: 1 },
      },
      { returnDocument: 'after' },
    ).lean<RecordRow>()
    return row ? toRecord(row) : undefined
  },
}

const laterThan = ({ day, at, id }: { day: string; at: string; id: string }) => [
  { day: trusted({ $lt: day }) },
  { day, 'act.at': trusted({ $lt: at }) },
  { day, 'act.at': at, _id: trusted({ $lt: new Types.ObjectId(id) }) },
]

const rowOf = ({ id, ...record }: ServiceRecord): RecordRow => ({
  _id: new Types.ObjectId(id),
  ...record,
})

const toRecord = ({ _id, ...row }: RecordRow): ServiceRecord => ({ id: String(_id), ...row })
