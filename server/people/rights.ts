import type { Mandate, RoleHeld } from '../../shared/session'
import type { Clock } from '../kit/clock'
import { linkStore } from './stores/links'
import { staffStore } from './stores/staff'
import type { StaffMember } from './types'

/** What somebody may do, as the database holds it now: asked at every call, kept nowhere. */
export function createRights({ clock }: { clock: Clock }) {
  async function rolesOf(personId: string): Promise<RoleHeld[]> {
    return (await staffStore.ofPerson(personId, clock.today())).map(roleOf)
  }

  async function mandatesOf(personId: string): Promise<Mandate[]> {
    const links = await linkStore.ofRelative(personId)
    return links.map(({ elderId, elderName, relation }) => ({ elderId, name: elderName, relation }))
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
