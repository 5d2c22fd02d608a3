/** Visits as far as claims are concerned: rows of the visits room with nothing but their time in them. */
import mongoose from 'mongoose'
import type { HandClock } from '../../support/hand-clock'
import { createHolders } from '../../../server/visits/store-holders'
import { createClaiming } from '../../../server/schedule/claiming'
import { createFree } from '../../../server/schedule/free'
import { createJudge } from '../../../server/schedule/judging'
import { keysOf } from '../../../server/schedule/keys'
import { claimStore } from '../../../server/schedule/stores/claims'
import type { Place, Taken } from '../../../server/schedule/types'

const HOLD_MS = 5 * 60_000
const visits = () => mongoose.connection.collection('visits')
const idOf = (id: string) => new mongoose.Types.ObjectId(id)

export function standUp(clock: HandClock) {
  const holders = createHolders(clock)
  const schedule = { ...createClaiming({ holders }), ...createFree({ clock, holders }) }
  const later = () => new Date(clock.now().getTime() + HOLD_MS).toISOString()

  /** The first step of a booking: a held visit that means to hold these keys, and has none yet. */
  async function intend(place: Place, visitId = newVisitId()) {
    const claims = keysOf(place)
    const { elderId, day, time } = place
    const staffIds = place.staff.map(({ id }) => id)
    const held = { state: 'held', heldUntil: later(), version: 1 }
    const facts = { number: visitId, elderId, staffIds, day, time, claims }
    await visits().insertOne({ _id: idOf(visitId), ...held, ...facts })
    return { visitId, claims }
  }

  /** Held, taken, confirmed; or ended when a key is lost. */
  async function book(place: Place, visitId?: string): Promise<Taken & { visitId: string }> {
    const visit = await intend(place, visitId)
    const taken = await schedule.take(visit.visitId, visit.claims)
    await (taken.taken ? confirm(visit.visitId) : end(visit.visitId))
    return { ...taken, visitId: visit.visitId }
  }

  /** True when it was still held. */
  async function confirm(visitId: string): Promise<boolean> {
    const filter = { _id: idOf(visitId), state: 'held' }
    const set = { $set: { state: 'accepted' }, $unset: { heldUntil: 1 as const } }
    return (await visits().updateOne(filter, set)).modifiedCount === 1
  }

  async function end(visitId: string) {
    const over = { $set: { state: 'cancelled' }, $unset: { heldUntil: 1 as const } }
    await visits().updateOne({ _id: idOf(visitId) }, over)
  }

  /** Another time: both are held until the new one is certain. */
  async function move(visitId: string, place: Place): Promise<Taken> {
    const row = await visits().findOne({ _id: idOf(visitId) })
    const { day, time } = place
    const slot = { day, time, staffIds: place.staff.map(({ id }) => id), claims: keysOf(place) }
    const moving = { ...slot, until: later() }
    await visits().updateOne({ _id: idOf(visitId) }, { $set: { moving } })
    const own = new Set((row as { claims?: string[] } | null)?.claims)
    const taken = await schedule.take(visitId, slot.claims, own)
    const set = taken.taken ? { $set: slot } : {}
    await visits().updateOne({ _id: idOf(visitId) }, { ...set, $unset: { moving: 1 } })
    return taken
  }

  /** A server that goes down after so many keys. */
  async function crashAfter(place: Place, keys: number) {
    const { visitId, claims } = await intend(place)
    const steps = createJudge({ visitId, keys: claims, own: new Set() }).hopeful()
    await claimStore.takeInOrder(visitId, steps.slice(0, keys))
    return visitId
  }

  return { schedule, intend, book, confirm, end, move, crashAfter }
}

export async function forgetAll() {
  for (const name of ['visits', 'claims', 'plans', 'schedule_exceptions', 'schedule_blocks'])
    await mongoose.connection.collection(name).deleteMany({})
}

export const newVisitId = () => String(new mongoose.Types.ObjectId())

/** A separate scan: keys that two visits hold for certain; the cells of staff. */
export async function doublyHeld(): Promise<string[]> {
  const rows = await visits().find({ state: 'accepted' }).toArray()
  const seen = new Set<string>()
  const twice: string[] = []
  for (const { claims } of rows as unknown as { claims: string[] }[]) {
    for (const key of claims.filter((each) => each.startsWith('s:'))) {
      if (seen.has(key)) twice.push(key)
      seen.add(key)
    }
  }
  return twice
}
