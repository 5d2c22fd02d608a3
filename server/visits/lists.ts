import type { VisitList } from '../../shared/visits/view'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import type { VisitNeeds } from './needs'
import { housesOf } from './policy'
import type { Visit } from './types'

type Waiting = Record<VisitList, (orgIds: readonly string[]) => Promise<Visit[]>>

/** Work that waits at the desk or in the office of one house; each part of the room says what waits in it. */
export function createLists({ people, clock }: Pick<VisitNeeds, 'people' | 'clock'>, all: Waiting) {
  return async function listed(actor: Actor, list: VisitList, orgId: string): Promise<Visit[]> {
    const path = await people.orgPathOf(orgId, clock.today())
    const own = housesOf(actor).some((house) => path.includes(house))
    refuseUnless(own, 'organisation.not-found')
    return all[list]([orgId])
  }
}

export type Lists = ReturnType<typeof createLists>
