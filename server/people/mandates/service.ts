import type { Actor } from '../../kit/actor'
import type { OwedNotice } from '../../kit/owed-notice'
import { refuse } from '../../kit/refusal'
import type { Act } from '../../../shared/session'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate } from '../types'
import { createAnswering } from './answering'
import { createChanging } from './changing'
import { createAsking } from './asking'
import { createLinkCodes } from './codes'
import { createDesk } from './desk'
import { createDeskChanges } from './desk-changes'
import { createFinding } from './finding'
import type { MandateNeeds } from './needs'
import { owedOf } from './news'

/** Who may act for whom: ask, confirm or decline, change, revoke, at the desk, and read. */
export function createMandates(needs: MandateNeeds) {
  const { reads, clock } = needs
  const codes = createLinkCodes(needs)
  const finding = createFinding(needs)
  const { changeBy, ...changing } = createChanging({ ...needs, ...finding })

  /** Every ask and mandate of the actor, on either side. */
  const mine = (actor: Pick<Actor, 'id'>) => mandateStore.around(actor.id)

  /** Those an elder in scope has given, for staff. */
  async function ofElder(actor: Actor, elderId: string): Promise<HeldMandate[]> {
    const { id } = (await reads.fileOfStaff(actor, elderId)) ?? refuse('person.not-found')
    const all = await mandateStore.around(id)
    return all.filter((mandate) => mandate.elderId === id)
  }

  /** Somebody deletes the account: acting for others ends; mandates given stay, they need no account. */
  const giveUp = (personId: string, act: Act): Promise<number> =>
    mandateStore.endAll('relativeId', personId, clock.today(), act)

  /** What is still owed to be told of a mandate. */
  async function stillOwed(id: string): Promise<OwedNotice[]> {
    const mandate = await mandateStore.byId(id)
    return mandate ? owedOf(mandate) : []
  }

  return {
    ...createAsking({ ...needs, codes }),
    ...createAnswering({ ...needs, ...finding }),
    ...changing,
    ...createDesk(needs),
    ...createDeskChanges({ ...needs, ...finding, changeBy }),
    showCode: codes.show,
    mine,
    ofElder,
    stillOwed,
    giveUp,
  }
}

export type Mandates = ReturnType<typeof createMandates>
