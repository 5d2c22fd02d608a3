import type { RoleHeld } from '../../shared/session'
import type { StandingMandate } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { mandateStore } from './stores/mandates'
import { staffStore } from './stores/staff'
import { readAhead } from './stores/standing'
import type { StaffMember } from './types'

/** What somebody may do, as the database holds it now: asked at every call, kept nowhere. */
export function createRights({ clock }: { clock: Clock }) {
  async function rolesOf(personId: string): Promise<RoleHeld[]> {
    const today = clock.today()
    await readAhead(personId, today)
    return (await staffStore.ofPerson(personId, today)).map(roleOf)
  }

  async function mandatesOf(personId: string): Promise<StandingMandate[]> {
    const today = clock.today()
    await readAhead(personId, today)
    const held = await mandateStore.ofRelative(personId, today)
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
