import { consultationRules } from '../../../shared/visits/consultation'
import type { Step, VisitActor } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { houseRoles, isAskingSide, isOfHouse, isToCome } from '../policy'
import type { Visit } from '../types'

/** Everything somebody is to a visit; the table of the machine says what each may do. */
export const actingAs = (actor: Actor, visit: Visit): VisitActor[] => [
  ...(isAskingSide(actor, visit) ? (['resident'] as const) : []),
  ...(isOfHouse(actor, visit) ? (['staff'] as const) : []),
  ...(isToCome(actor, visit) ? (['assigned'] as const) : []),
  ...(isOfHouse(actor, visit, houseRoles) ? (['office'] as const) : []),
  ...(isOfHouse(actor, visit, consultationRules.roles) ? (['doctor'] as const) : []),
]

/** Does the table let somebody take this step? */
export const mayTake = ({ who }: Step, actor: Actor, visit: Visit): boolean => {
  const as = actingAs(actor, visit)
  return who.some((each) => as.includes(each))
}
