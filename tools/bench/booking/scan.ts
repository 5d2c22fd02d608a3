/** Looks at the rows alone, with no code of the service: what stands, who holds it, and what nobody should hold. */
import mongoose from 'mongoose'

interface VisitRow {
  _id: mongoose.Types.ObjectId
  state: string
  day: string
  staffIds: string[]
  claims: string[]
  heldUntil?: string
  moving?: { until: string; claims: string[] }
}

interface ClaimRow {
  _id: string
  visitId: string
}

export interface Scan {
  standing: number
  /** Keys that two standing visits hold, or that a standing visit does not hold though it must. */
  doubles: string[]
  /** Held visits and moves past their time that still stand. */
  orphans: string[]
}

const KEEPING = [
  ...['held', 'requested', 'consulted', 'offered', 'accepted'],
  ...['set-off', 'arrived', 'started', 'done', 'confirmed'],
]

export async function scan(now: string): Promise<Scan> {
  const { connection } = mongoose
  const visits = await connection
    .collection<VisitRow>('visits')
    .find({ state: { $in: KEEPING } })
    .toArray()
  const claims = await connection.collection<ClaimRow>('claims').find().toArray()
  const holder = new Map(claims.map(({ _id, visitId }) => [_id, visitId]))
  const doubles = [
    ...lost(visits, holder),
    ...overlapping(visits),
    ...withoutOrdinal(visits, claims),
  ]
  const orphans = visits.filter(
    ({ state, heldUntil = '', moving }) =>
      (state === 'held' && heldUntil <= now) || (moving && moving.until <= now),
  )
  return { standing: visits.length, doubles, orphans: orphans.map(({ _id }) => String(_id)) }
}

/** Cells that a visit must hold and whose row names another. */
const lost = (visits: VisitRow[], holder: Map<string, string>): string[] =>
  visits.flatMap(({ _id, claims }) =>
    claims
      .filter((key) => !key.startsWith('n:') && holder.get(key) !== String(_id))
      .map((key) => `${String(_id)} does not hold ${key}`),
  )

/** The same cell in the lists of two visits. */
function overlapping(visits: VisitRow[]): string[] {
  const by = new Map<string, string>()
  const found: string[] = []
  for (const { _id, claims } of visits)
    for (const key of claims.filter((each) => !each.startsWith('n:'))) {
      const other = by.get(key)
      if (other) found.push(`${key}: ${other} and ${String(_id)}`)
      by.set(key, String(_id))
    }
  return found
}

/** Of the ordinals of a day each visit holds one for each of its staff. */
function withoutOrdinal(visits: VisitRow[], claims: ClaimRow[]): string[] {
  const held = new Set(
    claims
      .filter(({ _id }) => _id.startsWith('n:'))
      .map(({ _id, visitId }) => `${_id.slice(2, _id.lastIndexOf('|'))}|${visitId}`),
  )
  return visits.flatMap(({ _id, day, staffIds }) =>
    staffIds
      .filter((id) => !held.has(`${id}|${day}|${String(_id)}`))
      .map((id) => `${String(_id)} has no place in the day of ${id}`),
  )
}
