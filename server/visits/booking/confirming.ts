import type { BookRequest, VisitStep } from '../../../shared/visits/booking'
import type { Channel } from '../../../shared/session'
import type { Actor } from '../../kit/actor'
import { inOneTransaction } from '../../kit/transaction'
import type { TakeStep } from '../care/stepping'
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
  /** The confirmation, what it brings by itself, and what the family is told stand together. */
  async function confirm(
    actor: Actor,
    id: string,
    request: VisitStep,
    channel?: Channel,
  ): Promise<Visit> {
    return inOneTransaction(async () => {
      const visit = await step(
        { actor, id, request },
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
    const held = await hold(actor, request)
    return confirm(actor, held.id, { version: held.version }, held.asked.channel)
  }

  return { confirm, create }
}
export type Confirm = ReturnType<typeof createConfirming>['confirm']
