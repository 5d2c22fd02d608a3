import { careRoles } from '../../../shared/session'
import type { StaffRole } from '../../../shared/session'
import { isResidentSide } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import type { Clock } from '../../kit/clock'
import { refuseUnless } from '../../kit/refusal'
import { rolesNear } from '../policy'
import type { TeamsInForce } from '../presenter'
import { glassStore } from '../stores/glass'
import type { Person } from '../types'

type Seen = Pick<Person, 'id' | 'orgPath'>

/**
 * Whose file needs a reason first: for those who give care, somebody who has signed with another team. Desk and
 * manager open the files of their organisation, and whoever has signed with nobody is looked after by all its teams.
 */
export function createGlass(needs: { clock: Clock; teamsInForce: TeamsInForce }) {
  const { clock, teamsInForce } = needs

  async function needsReason(actor: Actor, person: Seen): Promise<boolean> {
    if (isResidentSide(actor, person.id, 'read')) return false
    const near = rolesNear(actor, person)
    if (!near.every(({ role }) => isCare(role))) return false
    const team = (await teamsInForce([person.id], clock.today())).get(person.id)
    return team !== undefined && !near.some(({ teamId }) => teamId === team.id)
  }

  /** Refuses with `access.reason-needed` until a reason was given today. */
  async function refuseUnlessOpen(actor: Actor, person: Seen): Promise<void> {
    if (!(await needsReason(actor, person))) return
    const reasons = await glassStore.reasons(actor.id, [person.id], clock.today())
    refuseUnless(reasons.has(person.id), 'access.reason-needed')
  }

  return { needsReason, refuseUnlessOpen }
}

export type Glass = ReturnType<typeof createGlass>

const isCare = (role: StaffRole) => (careRoles as readonly StaffRole[]).includes(role)
