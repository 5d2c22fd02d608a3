import type { MandateScope } from '../../shared/mandates'
import { mayActFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuse, refuseUnless } from '../kit/refusal'
import { isRepeated } from './changing'
import type { VisitNeeds } from './needs'
import { sightOf } from './policy'
import { visitStore } from './store'
import type { Visit } from './types'

type People = Pick<VisitNeeds['people'], 'keptId' | 'refuseFormer'>

/**
 * One visit the actor may find for this purpose. Missing and out of sight are one answer, but a relative whose
 * mandate ended or does not cover it is told so. A visit of a file that was merged away is the kept person's.
 */
export async function findVisit(
  people: People,
  actor: Actor,
  id: string,
  scope: MandateScope = 'book',
): Promise<Visit> {
  const visit = await visitStore.seenBy(sightOf(actor, scope), id)
  if (visit) return visit
  const hidden = await visitStore.byId(id)
  if (!hidden) return refuse('visit.not-found')
  const elderId = await people.keptId(hidden.elderId)
  if (mayActFor(actor, scope).includes(elderId)) return hidden
  await people.refuseFormer(actor, elderId, scope)
  return refuse('visit.not-found')
}

/** The same for a change: refuses a version that is not the one shown, unless this very step was taken already. */
export async function findToChange(
  people: People,
  actor: Actor,
  id: string,
  { version, eventId }: { version: number; eventId?: string | undefined },
): Promise<Visit> {
  const visit = await findVisit(people, actor, id)
  refuseUnless(visit.version === version || isRepeated(visit, eventId), 'data.changed')
  return visit
}
