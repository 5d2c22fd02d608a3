import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'

/** Whom an actor may see: people under these organisations, and these very people. */
export interface Sight {
  orgIds: string[]
  personIds: string[]
}

/** Those who work with residents and so open their files; commissions see figures, not files. */
export const fileRoles = [...careRoles, 'desk', 'manager'] as const satisfies readonly StaffRole[]

/** Staff see the people of their organisations, elders themselves, relatives those who gave them a mandate. */
export const sightOf = (actor: Actor): Sight => ({
  orgIds: opensFiles(actor) ? scopeOf(actor) : [],
  personIds: [actor.id, ...actor.actsFor.map(({ elderId }) => elderId)],
})

const opensFiles = (actor: Actor) =>
  actor.roles.some(({ role }) => (fileRoles as readonly StaffRole[]).includes(role))
