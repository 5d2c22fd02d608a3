import type { RoleHeld } from '../../shared/session'
import type { StandingMandate } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { mandateStore } from './stores/mandates'
import { staffStore } from './stores/staff'
import type { StaffMember } from './types'

/** What somebody may do, as the database holds it now: asked at every call, kept nowhere. */
export function createRights({ clock }: { clock: Clock }) {
  async function rolesOf(personId: string): Promise<RoleHeld[]> {
    return (await staffStore.ofPerson(personId, clock.today())).map(roleOf)
  }

  async function mandatesOf(personId: string): Promise<StandingMandate[]> {
    const held = await mandateStore.ofRelative(personId, clock.today())
    return held.map(({ elderId, elderName, relation, scopes, basis, until }) => ({
      elderId,
      name: elderName,
      relation,
      scopes,
      basis,
      until,
    }))
  }

  return { rolesOf, mandatesOf }
}

const roleOf = ({ role, orgId, orgName, centreId, teamId, teamName }: StaffMember): RoleHeld => ({
  role,
  orgId,
  orgName,
  ...(centreId ? { centreId } : {}),
  ...(teamId ? { teamId } : {}),
  ...(teamName ? { teamName } : {}),
})
