import type { ConfirmMandateRequest } from '../../../shared/mandates'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate } from '../types'
import type { Finding } from './finding'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { elderOf, refuseUntil } from './terms'

/** What becomes of an ask. */
export function createAnswering({ reads, clock, tell, ...finding }: MandateNeeds & Finding) {
  const { waitingFor, end } = finding

  /** The side that was asked says yes. Without the elder's own yes there is no mandate. */
  async function confirm(
    actor: Actor,
    id: string,
    { way = 'own-tap' }: ConfirmMandateRequest,
  ): Promise<HeldMandate> {
    const asked = await waitingFor(actor, id)
    await elderOf(reads, asked.elderId)
    refuseUntil(asked.until, clock.today())
    const from = clock.today()
    const confirmation = asked.askedBy === 'elder' ? 'own-tap' : way
    const act = actFor(actor, asked.elderId, clock)
    return inOneTransaction(async () => {
      await reads.meetFile(asked.elderId)
      await reads.meetFile(asked.relativeId)
      await mandateStore.clearExpired(asked, from)
      const contactOrder = (await mandateStore.ofElder(asked.elderId, from)).length + 1
      const mandate = await mandateStore.confirm(id, { confirmation, from, contactOrder }, act)
      refuseUnless(mandate, 'mandate.answered')
      await tell(subjectOf(mandate), owedOf(mandate))
      return mandate
    })
  }

  /** The side that was asked says no. */
  async function decline(actor: Actor, id: string): Promise<HeldMandate> {
    const asked = await waitingFor(actor, id)
    return end(asked, actFor(actor, asked.elderId, clock))
  }

  return { confirm, decline }
}
