import type { Day } from '../../../shared/day'
import type { ReasonView } from '../../../shared/schedule'
import { seriesTooLateWords } from '../../../shared/visits/rules'
import type { Clock } from '../../kit/clock'
import type { Actor } from '../../kit/actor'
import { Refusal, refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import type { ConfirmHeld } from '../booking/confirming'
import type { Holding, Prepared } from '../booking/holding'
import type { Visit } from '../types'
import { seriesStore, unlessTaken } from './store'

/** Rounds of looking again: each means that another try of the same series was at this time in between. */
export const MOST_ROUNDS = 10

/** Which time of which series, and the last day it may reach. */
interface Occurrence {
  seriesId: string
  /** The first is 0. */
  at: number
  occurrence: string
  until: Day
}

/** Was it ever confirmed? Whatever became of it then, it is the visit of its time. */
export const isBooked = ({ state }: Visit): boolean => state !== 'held' && state !== 'expired'

/**
 * One time of a series, held and confirmed at once. Its unique key (`occurrence`) decides: of two tries of the same
 * series only one can hold it, and one that was booked before is never booked again.
 */
export function createPlacing(
  clock: Clock,
  { tryHold, confirmHeld }: Pick<Holding, 'tryHold'> & { confirmHeld: ConfirmHeld },
) {
  const confirmed = confirmedBy(confirmHeld)

  /** Undefined: it is booked. Otherwise why it cannot be. */
  async function placeAt(
    prepared: Prepared,
    day: Day,
    which: Occurrence,
  ): Promise<ReasonView[] | undefined> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (await isPlaced(clock, which.occurrence)) return undefined
      const tried = await unlessFirst(() => book(prepared, day, which))
      if (tried === 'lost') continue
      // What was in the way may have been another try at this very time.
      return tried && (await isPlaced(clock, which.occurrence)) ? undefined : tried
    }
    return refuse('idempotency.in-flight', { seconds: 1 })
  }

  async function book(
    prepared: Prepared,
    day: Day,
    which: Occurrence,
  ): Promise<ReasonView[] | undefined> {
    const request = { ...prepared.request, day }
    const { at: _at, ...kept } = which
    const found = await unlessTaken(() => tryHold({ ...prepared, request }, kept))
    if ('reasons' in found) return found.reasons.map(ofSeries)
    if (await confirmed(prepared.asker.actor, found.visit, which)) return undefined
    await seriesStore.release(found.visit, clock.now().toISOString())
    return refuse('idempotency.in-flight', { seconds: 1 })
  }

  return placeAt
}

export type PlaceAt = ReturnType<typeof createPlacing>

/** Booked for good, and the series knows it in the same transaction; false when it was answered by then. */
const confirmedBy =
  (confirmHeld: ConfirmHeld) =>
  (actor: Actor, visit: Visit, { seriesId, at }: Occurrence): Promise<boolean> =>
    inOneTransaction(async () => {
      if (!(await seriesStore.place(seriesId, at))) return false
      await confirmHeld(actor, visit)
      return true
    })

/** What was held and came to nothing is let go; what another try holds at this moment is waited for. */
async function isPlaced(clock: Clock, occurrence: string): Promise<boolean> {
  const before = await seriesStore.occurrence(occurrence)
  if (!before) return false
  if (isBooked(before)) return true
  const now = clock.now().toISOString()
  const isHeld = before.state === 'held' && (before.heldUntil ?? '') > now
  refuseUnless(!isHeld, 'idempotency.in-flight', { seconds: 1 })
  await seriesStore.release(before, now)
  return false
}

/** Sixty days is what single visits are told. */
const ofSeries = (reason: ReasonView): ReasonView =>
  reason.code === 'too-late' ? { ...reason, say: seriesTooLateWords } : reason

const lostCodes: readonly string[] = ['data.changed', 'visit.hold-over']

/** Another try of the same series was first with this time. */
async function unlessFirst<T>(work: () => Promise<T>): Promise<T | 'lost'> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof Refusal && lostCodes.includes(thrown.code)) return 'lost'
    throw thrown
  }
}
