import { Types, trusted } from 'mongoose'
import type { UpdateQuery } from 'mongoose'
import type { Day } from '../../shared/day'
import type { VisitState } from '../../shared/visits/kinds'
import { isObjectIdText } from '../kit/object-id'
import { oneOf } from '../kit/one-of'
import { VisitModel } from './model'
import type { VisitRow } from './model'
import type { NewVisit, Step, Visit, VisitChange } from './types'

/** Through whom somebody sees visits. */
export interface Sight {
  orgIds: string[]
  staffId?: string
  elderIds: string[]
}

export const visitStore = {
  async add(visit: NewVisit): Promise<Visit> {
    const row = rowOf(visit)
    await VisitModel.insertMany([row], { lean: true })
    return toVisit(row)
  },

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
    return guarded(visit, updateOf(visit, step))
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
/** The organisations, staff or elders through which somebody sees visits. */
const seen = ({ orgIds, staffId, elderIds }: Sight) => ({
  $or: [
    { elderId: oneOf(elderIds) },
    { orgPath: trusted({ $in: orgIds }) },
    ...(staffId ? [{ staffIds: staffId }] : []),
  ],
})

/** What is set, one line of the trail, and the instant the state was reached. */
function updateOf(visit: Visit, { set, event, act, relation, note, eventId }: Step) {
  const state = set.state ?? visit.state
  const trail = {
    ...{ event, state, act },
    ...(relation ? { relation } : {}),
    ...(note ? { note } : {}),
  }
  const reached = set.state ? { [`reached.${state}`]: act.at } : {}
  return {
    ...sorted(set, reached),
    $push: { trail, ...(eventId ? { eventIds: eventId } : {}) },
    $inc: { version: 1 },
  }
}

function sorted(change: VisitChange, reached: Record<string, string>) {
  const entries = Object.entries(change)
  const gone = entries.filter(([, value]) => value === undefined)
  return {
    $set: { ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)), ...reached },
    $unset: Object.fromEntries(gone.map(([name]) => [name, 1 as const])),
  }
}

const rowOf = ({ id, ...visit }: NewVisit): VisitRow => ({
  _id: new Types.ObjectId(id),
  ...visit,
  version: 0,
})

export const toVisit = ({ _id, ...row }: VisitRow): Visit => ({ id: String(_id), ...row })
