import type { Day } from '../../../shared/day'
import type { ReasonView } from '../../../shared/schedule'
import { seriesTooLateWords } from '../../../shared/visits/rules'
import type { Clock } from '../../kit/clock'
import { Refusal, refuse, refuseUnless } from '../../kit/refusal'
import type { ConfirmHeld } from '../booking/confirming'
import type { Holding, Prepared } from '../booking/holding'
import type { Visit } from '../types'
import { seriesStore, unlessTaken } from './store'

/** Rounds of looking again: each means that another try of the same series was at this time in between. */
const MOST_ROUNDS = 10

/** Which time of which series, and the last day it may reach. */
interface Occurrence {
  seriesId: string
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
  /** Undefined: it is booked. Otherwise why it cannot be. */
  return async function placeAt(
    prepared: Prepared,
    day: Day,
    which: Occurrence,
  ): Promise<ReasonView[] | undefined> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (await isPlaced(which.occurrence)) return undefined
      const tried = await unlessFirst(() => book(prepared, day, which))
      if (tried !== 'lost') return tried
    }
    return refuse('idempotency.in-flight', { seconds: 1 })
  }

  async function isPlaced(occurrence: string): Promise<boolean> {
    const before = await seriesStore.occurrence(occurrence)
    if (!before) return false
    if (isBooked(before)) return true
    const now = clock.now().toISOString()
    const isHeld = before.state === 'held' && (before.heldUntil ?? '') > now
    refuseUnless(!isHeld, 'idempotency.in-flight', { seconds: 1 })
    await seriesStore.release(before, now)
    return false
  }

  async function book(
    prepared: Prepared,
    day: Day,
    which: Occurrence,
  ): Promise<ReasonView[] | undefined> {
    const request = { ...prepared.request, day }
    const found = await unlessTaken(() => tryHold({ ...prepared, request }, which))
    if ('reasons' in found) return found.reasons.map(ofSeries)
    await confirmHeld(prepared.asker.actor, found.visit)
    return undefined
  }
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
