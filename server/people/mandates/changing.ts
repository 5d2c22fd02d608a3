import type { MandateChange } from '../../../shared/mandates'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate } from '../types'
import type { Finding } from './finding'
import type { MandateNeeds } from './needs'
import { refuseUntil } from './terms'

/** What becomes of a mandate that stands. */
export function createChanging({ clock, ofMineOrStaff, end }: MandateNeeds & Finding) {
  /** The elder takes it back, the relative gives it up, or staff do it with them: at once. */
  async function revoke(actor: Actor, id: string): Promise<HeldMandate> {
    const mandate = await ofMineOrStaff(actor, id)
    refuseUnless(['asked', 'in-force'].includes(mandate.status), 'mandate.answered')
    return end(actor, mandate, mandate.status === 'asked' ? 'declined' : 'revoked')
  }

  /** The elder, or staff with her, changes what a mandate covers, until when, and who is called first. */
  async function change(actor: Actor, id: string, request: MandateChange): Promise<HeldMandate> {
    const mandate = await ofMineOrStaff(actor, id)
    refuseUnless(actor.id !== mandate.relativeId, 'mandate.not-yours-to-confirm')
    if (request.until !== undefined) refuseUntil(request.until, clock.today())
    const { contactOrder, ...covered } = request
    return inOneTransaction(async () => {
      if (contactOrder !== undefined) await callFirst(mandate, contactOrder)
      const changed = await mandateStore.change(id, covered, clock.today())
      return changed ?? refuse('mandate.answered')
    })
  }

  /** Moves one relative to a place in the order; the others keep theirs. */
  async function callFirst({ id, elderId }: HeldMandate, place: number) {
    const all = await mandateStore.ofElder(elderId, clock.today())
    const others = all.filter((each) => each.id !== id).map((each) => each.id)
    const order = [...others.slice(0, place - 1), id, ...others.slice(place - 1)]
    for (const [at, each] of order.entries())
      await mandateStore.change(each, { contactOrder: at + 1 }, clock.today())
  }

  return { revoke, change }
}
