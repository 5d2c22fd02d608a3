import { addDays } from '../../../shared/day'
import { askStandsDays } from '../../../shared/mandates'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { mandateStore } from '../stores/mandates'
import type { MandateEnd } from '../stores/mandates'
import type { HeldMandate } from '../types'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { askerOf } from './view'

/** How a mandate is found by those it concerns, and how it ends. */
export function createFinding({ reads, clock, tell }: MandateNeeds) {
  /** An ask of the other side that still waits for this actor. */
  async function waitingFor(actor: Actor, id: string): Promise<HeldMandate> {
    const asked = await ofMine(actor, id)
    refuseUnless(actor.id !== askerOf(asked), 'mandate.not-yours-to-confirm')
    const waits = asked.status === 'asked' && clock.today() <= addDays(asked.from, askStandsDays)
    refuseUnless(waits, 'mandate.answered')
    return asked
  }

  async function ofMine(actor: Actor, id: string): Promise<HeldMandate> {
    const mandate = await mandateStore.byId(id)
    const mine = mandate && [mandate.elderId, mandate.relativeId].includes(actor.id)
    return mine ? mandate : refuse('mandate.not-found')
  }

  /** Staff see the mandates of elders in scope, and touch none they are part of. */
  async function ofMineOrStaff(actor: Actor, id: string): Promise<HeldMandate> {
    const mandate = (await mandateStore.byId(id)) ?? refuse('mandate.not-found')
    if ([mandate.elderId, mandate.relativeId].includes(actor.id)) return mandate
    refuseUnless(await reads.personOfStaff(actor, mandate.elderId), 'mandate.not-found')
    return mandate
  }

  async function end(actor: Actor, mandate: HeldMandate, how: MandateEnd): Promise<HeldMandate> {
    const act = actFor(actor, mandate.elderId, clock)
    return inOneTransaction(async () => {
      const ended = await mandateStore.end(mandate.id, how, clock.today(), act)
      refuseUnless(ended, 'mandate.answered')
      await tell(subjectOf(ended), owedOf(ended))
      return ended
    })
  }

  return { waitingFor, ofMineOrStaff, end }
}

export type Finding = ReturnType<typeof createFinding>
