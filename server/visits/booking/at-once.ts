import { isDuplicate } from '../../kit/database-errors'
import { refuse } from '../../kit/refusal'
import { writeTogether } from '../../kit/writing-together'
import { createPlanning } from '../care/stepping'
import { visitStore } from '../store'
import { bookingStore } from '../store-booking'
import { afterSteps } from '../store-steps'
import type { NewVisit, Step, Visit } from '../types'
import type { Asker } from './asking'
import type { Begun } from './claiming'
import type { BookingNeeds } from './needs'

interface How {
  asker: Asker
  /** What the same person held before is given back first, in the same command. */
  givesBack: boolean
  /** Confirmed in the same command, too; without it the visit is held. */
  confirms: boolean
}

/**
 * A booking as one command: what was held before is given back, the visit is written `held`, its claims, what is to be
 * told, and at last the confirmation, guarded as ever. It ends at the first claim somebody else has; the visit stands as
 * `held` then, with a part of its claims, like one whose server went down, and goes the slower way from there. Notices
 * come before the confirmation: one whose visit was never confirmed is not owed when it is read again.
 */
export function createAtOnce(needs: BookingNeeds) {
  const { schedule, clock, toldFirst, tell } = needs
  const stepsOf = createStepsOf(needs)

  /** Undefined when the database cannot write so; nothing is written then. */
  async function begin(
    fresh: NewVisit,
    { asker, givesBack, confirms }: How,
  ): Promise<Begun | undefined> {
    const held: Visit = { ...fresh, version: 0 }
    const steps = confirms ? await stepsOf(asker, held) : []
    const visit = afterSteps(held, steps)
    const { elder, actor } = asker
    const now = clock.now().toISOString()
    const first = [
      ...(givesBack ? [bookingStore.givingBack(elder.id, actor.id, now)] : []),
      visitStore.adding(fresh),
    ]
    const claims = schedule.firstClaims(fresh.id, fresh.claims)
    const last = confirms ? [...(await toldFirst(visit)), visitStore.changing(held, steps)] : []
    const written = await writeTogether([...first, ...claims.map(({ write }) => write), ...last])
    if (!written) return undefined
    const { met, failed } = written
    if (failed) {
      const own = ownBefore(claims, met.length - first.length, failed)
      return { visit: held, taken: await schedule.take(fresh.id, fresh.claims, own) }
    }
    if (confirms && met.at(-1) !== 1) {
      // Another call of the same person gave it back in between: nothing is told of it.
      await tell({ room: 'visit', id: fresh.id }, [])
      return refuse('data.changed')
    }
    return { visit, taken: { taken: true } }
  }

  return begin
}

/** The confirmation, and what follows from it by itself. */
function createStepsOf(needs: BookingNeeds) {
  const planned = createPlanning(needs)

  return async function stepsOf({ actor, by }: Asker, held: Visit): Promise<Step[]> {
    const how = { event: 'confirm', channel: by.act.channel } as const
    const decide = () => ({ set: { heldUntil: undefined } })
    const { step } = await planned(held, { actor, request: { version: 0 } }, how, decide)
    const next = await needs.follows(afterSteps(held, [step]))
    return next ? [step, next] : [step]
  }
}

/** The keys taken before the one that was somebody else's; any other failure is none of the claims. */
function ownBefore(
  claims: readonly { key: string }[],
  at: number,
  failed: Error,
): ReadonlySet<string> {
  if (at < 0 || at >= claims.length || !isDuplicate(failed)) throw failed
  return new Set(claims.slice(0, at).map(({ key }) => key))
}
