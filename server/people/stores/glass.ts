import { trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import { wallNow } from '../../kit/clock'
import { GlassModel } from '../models/glass'

/** The audit keeps the reason for good; this row only opens the file, and is swept by the wall clock. */
const SWEPT_AFTER_MS = 3 * 86_400_000

interface Opening {
  actorId: string
  personId: string
  day: Day
}

export const glassStore = {
  /** Keeps the first reason of the day; answers the id of the row. */
  async add(opening: Opening, row: Pick<BrokenGlass, 'reason' | 'by' | 'at'>): Promise<string> {
    const _id = idOf(opening)
    const first = { ...row, sweepAt: new Date(wallNow() + SWEPT_AFTER_MS) }
    await GlassModel.updateOne({ _id }, { $setOnInsert: first }, { upsert: true })
    return _id
  },

  async byId(id: string): Promise<BrokenGlass | undefined> {
    const row = await GlassModel.findById(id).lean()
    if (!row) return undefined
    const { reason, by, at } = row
    return { personId: personIn(id), reason, by, at }
  },

  /** The reasons an actor gave today for these people, by person. */
  async reasons(actorId: string, personIds: readonly string[], day: Day) {
    const ids = personIds.map((personId) => idOf({ actorId, personId, day }))
    const rows = await GlassModel.find({ _id: trusted({ $in: ids }) }).lean()
    return new Map(rows.map(({ _id, reason }) => [personIn(_id), reason]))
  },
}

/** A file opened with a reason. `at` is an ISO instant. */
export interface BrokenGlass {
  personId: string
  reason: string
  by: string
  at: string
}

const personIn = (id: string) => id.split('|')[1] ?? ''

const idOf = ({ actorId, personId, day }: Opening) => `${actorId}|${personId}|${day}`
