import { trusted } from 'mongoose'
import type { QueryFilter } from 'mongoose'
import { claimingStates } from '../../shared/visits/kinds'
import type { VisitState } from '../../shared/visits/kinds'
import type { Clock } from '../kit/clock'
import { isObjectIdText } from '../kit/object-id'
import { oneOf } from '../kit/one-of'
import type { Holders, Holding } from '../schedule/types'
import { beforeTheWay } from './care/states'
import { VisitModel } from './model'
import type { VisitRow } from './model'

type Found = Pick<
  VisitRow,
  '_id' | 'state' | 'elderId' | 'staffIds' | 'day' | 'time' | 'claims' | 'moving' | 'heldUntil'
>

const keeping: ReadonlySet<VisitState> = new Set(claimingStates)
const kept = {
  ...{ state: 1, elderId: 1, staffIds: 1, day: 1, time: 1, claims: 1, heldUntil: 1 },
  moving: 1,
} as const

/** Claims as their visits tell them: a claim stands while its visit keeps its time and means to hold the key. */
export function createHolders(clock: Clock): Holders {
  const now = () => clock.now().toISOString()

  return {
    async holding({ staffIds, elderId, from, to }) {
      const day = trusted({ $gte: from, $lte: to })
      const at = now()
      const wanted = trusted({ $gt: at })
      const found = await Promise.all([
        ...(staffIds.length > 0 ? [find({ staffIds: oneOf(staffIds), day })] : []),
        ...(elderId ? [find({ elderId, day })] : []),
        find({ 'moving.until': wanted }),
      ])
      const standing = found.flat().filter((row) => standsBy(row, at))
      return [...new Map(standing.map((row) => [String(row._id), holdingOf(row, at)])).values()]
    },

    async lapse(ids) {
      const among = ids.filter(isObjectIdText)
      const at = now()
      const seen = await findAll(among)
      // Mostly nothing ran out, and then what was read is what is stored.
      const over = seen.filter((row) => ranOut(row, at)).map(({ _id }) => String(_id))
      if (over.length > 0) await lapseHeld(over, at)
      const rows = over.length > 0 ? await findAll(among) : seen
      return new Map(rows.map((row) => [String(row._id), keysOf(row)]))
    },
  }
}

const find = (filter: QueryFilter<VisitRow>) => VisitModel.find(filter).select(kept).lean<Found[]>()

const findAll = (ids: readonly string[]) => find({ _id: trusted({ $in: [...ids] }) })

const ranOut = ({ state, heldUntil, moving }: Found, now: string): boolean =>
  (state === 'held' && heldUntil !== undefined && heldUntil <= now) ||
  (moving !== undefined && moving.until <= now)

/**
 * Makes durable that a held time, or a wanted other time, ran out: whoever would still confirm it comes too late for
 * certain. Those that did not run out stay as they are.
 */
async function lapseHeld(ids: readonly string[], now: string): Promise<void> {
  const among = { _id: trusted({ $in: [...ids] }) }
  const before = trusted({ $lte: now })
  await VisitModel.updateMany(
    { ...among, state: 'held', heldUntil: before },
    {
      // `heldUntil` goes with the state, so that the index of held visits keeps only those that are.
      $set: { state: 'expired', 'reached.expired': now },
      $unset: { heldUntil: 1, moving: 1 },
      $inc: { version: 1 },
    },
  )
  await VisitModel.updateMany(
    { ...among, 'moving.until': before },
    { $unset: { moving: 1 }, $inc: { version: 1 } },
  )
}

/** Held times and moves that ran out by now, lapsed; at most `limit` of each. */
export async function lapseRanOut(now: string, limit: number): Promise<string[]> {
  const before = trusted({ $lte: now })
  const id = (filter: QueryFilter<VisitRow>) =>
    VisitModel.find(filter).limit(limit).select({ _id: 1 }).lean<Pick<VisitRow, '_id'>[]>()
  const [held, moving] = await Promise.all([
    id({ state: 'held', heldUntil: before }),
    id({ 'moving.until': before }),
  ])
  const ids = [...held, ...moving].map(({ _id }) => String(_id))
  if (ids.length > 0) await lapseHeld(ids, now)
  return ids
}

const standsBy = ({ state, heldUntil }: Found, now: string): boolean =>
  state === 'held' ? (heldUntil ?? '') > now : keeping.has(state)

const keysOf = ({ state, claims, moving }: Found): ReadonlySet<string> =>
  keeping.has(state) ? new Set([...claims, ...(moving?.claims ?? [])]) : new Set()

function holdingOf(
  { _id, state, elderId, staffIds, day, time, claims, moving }: Found,
  now: string,
): Holding {
  const other = moving && moving.until > now ? moving : undefined
  return {
    visitId: String(_id),
    elderId,
    staffIds: [...new Set([...staffIds, ...(other?.staffIds ?? [])])],
    day,
    time,
    keys: [...claims, ...(other?.claims ?? [])],
    ahead: beforeTheWay.includes(state),
  }
}
