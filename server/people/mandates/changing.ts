import type { MandateChange } from '../../../shared/mandates'
import type { Act } from '../../../shared/session'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate } from '../types'
import type { Finding } from './finding'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { refuseUntil } from './terms'

/** Who changes a mandate; `wordOf`: in whose words staff do it. */
interface By {
  act: Act
  wordOf?: string
}

/** What becomes of a mandate that stands. */
export function createChanging({ clock, tell, ofMine, end }: MandateNeeds & Finding) {
  /** The elder takes it back, or the relative gives it up: at once. */
  const revoke = async (actor: Actor, id: string): Promise<HeldMandate> => {
    const mandate = await ofMine(actor, id)
    return end(mandate, actFor(actor, mandate.elderId, clock))
  }

  /** The elder changes what a mandate covers, until when, and who is called first. */
  async function change(actor: Actor, id: string, request: MandateChange): Promise<HeldMandate> {
    const mandate = await ofMine(actor, id)
    refuseUnless(actor.id !== mandate.relativeId, 'mandate.not-yours-to-confirm')
    return changeBy(mandate, request, { act: actFor(actor, mandate.elderId, clock) })
  }

  /** Another place in the order is nobody's news; what it covers and until when is told to whoever did not do it. */
  async function changeBy(
    mandate: HeldMandate,
    request: MandateChange,
    { act, wordOf }: By,
  ): Promise<HeldMandate> {
    if (request.until !== undefined) refuseUntil(request.until, clock.today())
    const { contactOrder, ...covered } = request
    const isNews = Object.keys(covered).length > 0
    const written = isNews ? { ...covered, changeAct: act, ...(wordOf ? { wordOf } : {}) } : {}
    return inOneTransaction(async () => {
      if (contactOrder !== undefined) await callFirst(mandate, contactOrder)
      const changed = await mandateStore.change(mandate.id, written, clock.today())
      refuseUnless(changed, 'mandate.answered')
      if (isNews) await tell(subjectOf(changed), owedOf(changed))
      return changed
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

  return { revoke, change, changeBy }
}

export type Changing = ReturnType<typeof createChanging>
