import { Schema, Types, model, trusted } from 'mongoose'
import { duplicateMeans, isDuplicate } from '../../kit/database-errors'
import { VisitModel } from '../model'
import type { VisitRow } from '../model'
import { toVisit } from '../store'
import { newVisitNumber } from '../booking/number'
import type { Visit } from '../types'
import type { NotPlaced } from './types'

/** What somebody asked for, known by their key. */
export interface Series {
  id: string
  elderId: string
  bodyHash: string
  /** Which of its times were booked, written with each; the first is 0. */
  placed?: number[]
  /** Every time was tried: these could not be had. Absent: still at it, or it broke off. */
  notPlaced?: NotPlaced[]
}

/** A time that could not be had: which of the series, and why. */
export interface Missed {
  at: number
  told: NotPlaced
}
type Row = Omit<Series, 'id'> & { _id: Types.ObjectId }

const text = { type: String, required: true } as const
const seriesSchema = new Schema<Row>(
  {
    elderId: text,
    bodyHash: text,
    placed: { type: [Number], default: undefined },
    notPlaced: { type: Schema.Types.Mixed },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'visit_series' },
)
const SeriesModel = model('VisitSeries', seriesSchema)

const unsaid = { notPlaced: trusted({ $exists: false }) }

export const seriesStore = {
  async byId(id: string): Promise<Series | undefined> {
    const row = await SeriesModel.findById(id).lean<Row>()
    return row ? toSeries(row) : undefined
  },

  /** The id is the key: whoever comes second gets the series that stands under it. */
  async begin(series: Series): Promise<Series> {
    const { id, ...row } = series
    try {
      await SeriesModel.insertMany([{ _id: new Types.ObjectId(id), ...row }])
    } catch (thrown) {
      if (!isDuplicate(thrown)) throw thrown
    }
    return (await seriesStore.byId(id)) ?? series
  },

  /** One of its times is booked, in the transaction that books it; false once it was said which could not be had. */
  async place(id: string, at: number): Promise<boolean> {
    const placing = { $addToSet: { placed: at } }
    return (await SeriesModel.updateOne({ _id: id, ...unsaid }, placing)).matchedCount > 0
  },

  /**
   * All of it was tried. One write decides, so no time is both booked and told as one that could not be had: false when
   * another try has booked one of these, or has said it already.
   */
  async finish(id: string, missed: readonly Missed[]): Promise<boolean> {
    const noneOfThem = { placed: trusted({ $nin: missed.map(({ at }) => at) }) }
    const notPlaced = missed.map(({ told }) => told)
    const { matchedCount } = await SeriesModel.updateOne(
      { _id: id, ...unsaid, ...noneOfThem },
      { $set: { notPlaced } },
    )
    return matchedCount > 0
  },

  /** Nothing came of it: asked for again, all of it is tried again. False when another try has come further. */
  async forget(id: string): Promise<boolean> {
    const nothing = { _id: id, ...unsaid, placed: trusted({ $exists: false }) }
    return (await SeriesModel.deleteOne(nothing)).deletedCount > 0
  },

  /** The visit that stands for one time of a series, whatever became of it since. */
  async occurrence(occurrence: string): Promise<Visit | undefined> {
    const row = await VisitModel.findOne({ occurrence }).lean<VisitRow>()
    return row ? toVisit(row) : undefined
  },

  /**
   * A hold that came to nothing stands for no time of the series any more and leaves it its number; only if it is as it
   * was seen.
   */
  async release({ id, version }: Visit, now: string): Promise<void> {
    await VisitModel.updateOne(
      { _id: id, version },
      {
        $set: { state: 'expired', 'reached.expired': now, number: newVisitNumber() },
        $unset: { occurrence: 1, heldUntil: 1 },
        $inc: { version: 1 },
      },
    )
  },
}

/** The unique key of a time of a series said no: somebody else is at it. */
export const unlessTaken = <T>(write: () => Promise<T>): Promise<T> =>
  duplicateMeans('data.changed', write)

const toSeries = ({ _id, ...row }: Row): Series => ({ id: String(_id), ...row })
