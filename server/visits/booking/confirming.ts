import type { BookRequest, VisitStep } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { inOneTransaction, insideTransaction } from '../../kit/transaction'
import type { Asked, TakeStep } from '../care/stepping'
import type { Visit } from '../types'
import { refuseRunOut } from './holding'
import type { HoldAtOnce } from './holding-at-once'
import type { BookingNeeds } from './needs'

interface Parts {
  step: TakeStep
  holdAtOnce: HoldAtOnce
  /** Of a waiting: the offer was taken. */
  taken: (visit: Visit) => Promise<void>
}

/** A held time becomes a request: from now on it stands until somebody ends it. */
export function createConfirming(
  { clock, confirmed }: Pick<BookingNeeds, 'clock' | 'confirmed'>,
  { step, holdAtOnce, taken }: Parts,
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
  async function create(actor: Actor, request: BookRequest): Promise<Visit> {
    // Of a keyed request the confirmation and the answer that is kept are one transaction.
    const visit = await holdAtOnce(actor, request, !insideTransaction())
    return visit.state === 'held' ? confirmHeld(actor, visit) : visit
  }

  return { confirm, confirmHeld, create }
}
export type ConfirmHeld = ReturnType<typeof createConfirming>['confirmHeld']
