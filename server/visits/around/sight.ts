import type { Actor } from '../../kit/actor'
import { houseRoles, housesOf } from '../policy'
import type { AroundSight } from './stores/page'

/** One's own in the house one works for, and what is one's team's; both as they are today. */
export const ownWork = (actor: Actor): AroundSight => ({
  staff: { id: actor.id, orgIds: housesOf(actor) },
  teamIds: actor.roles.flatMap(({ teamId }) => teamId ?? []),
})

/** The same, and for whoever runs a house all of it: she may do it too. */
export const workOf = (actor: Actor): AroundSight => ({
  ...ownWork(actor),
  orgIds: housesOf(actor, houseRoles),
})
