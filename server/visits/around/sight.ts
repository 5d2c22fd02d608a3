import type { Actor } from '../../kit/actor'
import { houseRoles, housesOf } from '../policy'
import type { AroundSight } from './stores/page'

/** One's own, and what is one's team's. */
export const ownWork = ({ id, roles }: Actor): AroundSight => ({
  staffIds: [id],
  teamIds: roles.flatMap(({ teamId }) => teamId ?? []),
})

/** The same, and for whoever runs a house all of it: she may do it too. */
export const workOf = (actor: Actor): AroundSight => ({
  ...ownWork(actor),
  orgIds: housesOf(actor, houseRoles),
})
