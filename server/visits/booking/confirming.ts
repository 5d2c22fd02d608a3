import type { BookRequest, VisitStep } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { inOneTransaction } from '../../kit/transaction'
import type { Asked, TakeStep } from '../care/stepping'
import type { Visit } from '../types'
import { refuseRunOut } from './holding'
import type { Holding } from './holding'
import type { BookingNeeds } from './needs'

interface Parts {
  step: TakeStep
  hold: Holding['hold']
  /** Of a waiting: the offer was taken. */
  taken: (visit: Visit) => Promise<void>
}

/** A held time becomes a request: from now on it stands until somebody ends it. */
export function createConfirming(
  { clock, confirmed }: Pick<BookingNeeds, 'clock' | 'confirmed'>,
  { step, hold, taken }: Parts,
) {
  const confirm = (actor: Actor, id: string, request: VisitStep): Promise<Visit> =>
    confirmAs({ actor, id, request })

  /** What was held in this very request. */
  const confirmHeld = (actor: Actor, held: Visit): Promise<Visit> =>
    confirmAs({ actor, id: held.id, request: { version: held.version }, found: held })

  /** The confirmation, what it brings by itself, and what the family is told stand together. */
  async function confirmAs(asked: Asked): Promise<Visit> {
    const channel = asked.found?.asked.channel
    return inOneTransaction(async () => {
      const visit = await step(
        asked,
        { event: 'confirm', ...(channel ? { channel } : {}) },
        (held) => {
          refuseRunOut(held, clock.now())
          return { set: { heldUntil: undefined }, more: taken }
        },
      )
      return confirmed(visit)
    })
  }

  /** `POST /api/visits`: held and confirmed at once, for staff with a caller and for the assistant. */
  const create = async (actor: Actor, request: BookRequest): Promise<Visit> =>
    confirmHeld(actor, await hold(actor, request))

  return { confirm, confirmHeld, create }
}
export type ConfirmHeld = ReturnType<typeof createConfirming>['confirmHeld']
