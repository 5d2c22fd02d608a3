import { Types, trusted } from 'mongoose'
import type { UpdateQuery } from 'mongoose'
import type { Day } from '../../shared/day'
import type { VisitState } from '../../shared/visits/kinds'
import { isObjectIdText } from '../kit/object-id'
import { oneOf } from '../kit/one-of'
import type { Write } from '../kit/writing-together'
import { VisitModel } from './model'
import type { VisitRow } from './model'
import { updateOf } from './store-steps'
import type { NewVisit, Step, Visit } from './types'

/** Through whom somebody sees visits. */
export interface Sight {
  orgIds: string[]
  elderIds: string[]
}

const collection = VisitModel.collection.name

export const visitStore = {
  async add(visit: NewVisit): Promise<Visit> {
    const row = rowOf(visit)
    await VisitModel.insertMany([row], { lean: true })
    return toVisit(row)
  },

  /** What `add` writes, to be written with something else. */
  adding: (visit: NewVisit): Write => ({ collection, insert: rowOf(visit) }),

  /** What several changes in a row come to, guarded like one, to be written with something else. */
  changing: (visit: Visit, steps: readonly Step[]): Write => ({
    collection,
    where: { _id: new Types.ObjectId(visit.id), version: visit.version, state: visit.state },
    change: updateOf(visit, steps),
  }),

  /** The bulk door, for filling an empty database. */
  async addMany(visits: readonly NewVisit[]): Promise<void> {
    await VisitModel.insertMany(visits.map(rowOf), { lean: true })
  },

  async byId(id: string): Promise<Visit | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await VisitModel.findById(id).lean<VisitRow>()
    return row ? toVisit(row) : undefined
  },

  async byIds(ids: readonly string[]): Promise<Visit[]> {
    const filter = { _id: trusted({ $in: ids.filter(isObjectIdText) }) }
    return (await VisitModel.find(filter).lean<VisitRow[]>()).map(toVisit)
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async seenBy(sight: Sight, id: string): Promise<Visit | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await VisitModel.findOne({ _id: id, ...seen(sight) }).lean<VisitRow>()
    return row ? toVisit(row) : undefined
  },

  /**
   * The one way a visit changes: only if it is still as it was read (version and state), and one version on. Gives
   * it back changed; undefined when somebody was first.
   */
  async change(visit: Visit, step: Step): Promise<Visit | undefined> {
    return guarded(visit, updateOf(visit, [step]))
  },

  /** Visits of these people that stand on these days, by time. */
  async ofStaff(
    staffIds: readonly string[],
    { from, to }: { from: Day; to: Day },
    states: readonly VisitState[],
  ): Promise<Visit[]> {
    const filter = {
      staffIds: oneOf(staffIds),
      day: trusted({ $gte: from, $lte: to }),
      state: trusted({ $in: [...states] }),
    }
    return (await VisitModel.find(filter).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },

  /** Visits of an elder from a day on, by time. */
  async ofElder(
    elderId: string,
    { from, to = '9999-12-31' }: { from: Day; to?: Day },
    states: readonly VisitState[],
  ): Promise<Visit[]> {
    const filter = {
      elderId,
      day: trusted({ $gte: from, $lte: to }),
      state: trusted({ $in: [...states] }),
    }
    return (await VisitModel.find(filter).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },

  async ofSeries(seriesId: string): Promise<Visit[]> {
    return (await VisitModel.find({ seriesId }).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },
}

export async function guarded(
  { id, version, state }: Visit,
  update: UpdateQuery<VisitRow>,
): Promise<Visit | undefined> {
  const row = await VisitModel.findOneAndUpdate({ _id: id, version, state }, update, {
    returnDocument: 'after',
  }).lean<VisitRow>()
  return row ? toVisit(row) : undefined
}

export const byTime = { day: 1, time: 1, _id: 1 } as const
/** The organisations or elders through which somebody sees visits. */
const seen = ({ orgIds, elderIds }: Sight) => ({
  $or: [{ elderId: oneOf(elderIds) }, { orgPath: trusted({ $in: orgIds }) }],
})

const rowOf = ({ id, ...visit }: NewVisit): VisitRow => ({
  _id: new Types.ObjectId(id),
  ...visit,
  version: 0,
})

export const toVisit = ({ _id, ...row }: VisitRow): Visit => ({ id: String(_id), ...row })
