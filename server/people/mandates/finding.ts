import { addDays } from '../../../shared/day'
import { askStandsDays } from '../../../shared/mandates'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { mandateStore } from '../stores/mandates'
import type { Act } from '../../../shared/session'
import type { HeldMandate } from '../types'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { askerOf } from './view'

/** How a mandate is found by those it concerns, and how it ends. */
export function createFinding({ clock, tell }: Pick<MandateNeeds, 'clock' | 'tell'>) {
  /** An ask of the other side that still waits for this actor. */
  async function waitingFor(actor: Actor, id: string): Promise<HeldMandate> {
    const asked = await ofMine(actor, id)
    refuseUnless(actor.id !== askerOf(asked), 'mandate.not-yours-to-confirm')
    const waits = asked.status === 'asked' && clock.today() <= addDays(asked.from, askStandsDays)
    refuseUnless(waits, 'mandate.answered')
    return asked
  }

  /** One in which the actor is the elder or the relative. */
  async function ofMine(actor: Actor, id: string): Promise<HeldMandate> {
    const mandate = await mandateStore.byId(id)
    const mine = mandate && [mandate.elderId, mandate.relativeId].includes(actor.id)
    return mine ? mandate : refuse('mandate.not-found')
  }

  /** An ask comes to nothing, a mandate is taken back. `wordOf`: in whose words staff did it. */
  async function end(mandate: HeldMandate, act: Act, wordOf?: string): Promise<HeldMandate> {
    refuseUnless(['asked', 'in-force'].includes(mandate.status), 'mandate.answered')
    const how = mandate.status === 'asked' ? 'declined' : 'revoked'
    return inOneTransaction(async () => {
      const word = { on: clock.today(), act, ...(wordOf ? { wordOf } : {}) }
      const ended = await mandateStore.end(mandate.id, how, word)
      refuseUnless(ended, 'mandate.answered')
      await tell(subjectOf(ended), owedOf(ended))
      return ended
    })
  }

  return { waitingFor, ofMine, end }
}

export type Finding = ReturnType<typeof createFinding>
