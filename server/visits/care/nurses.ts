import type { StaffRole } from '../../../shared/session'
import type { Actor } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import type { StaffMember } from '../../people/types'
import { housesOf } from '../policy'
import type { CareNeeds } from './needs'

/** The nurses of a centre. */
export function createNurses({ people, clock }: Pick<CareNeeds, 'people' | 'clock'>) {
  /** Each once, at the stations too. */
  async function nursesOf(orgId: string): Promise<StaffMember[]> {
    const members = await people.staffOfCentre(orgId, clock.today())
    const nurses = members.filter(({ role }) => role === 'nurse')
    return [...new Map(nurses.map((nurse) => [nurse.personId, nurse])).values()]
  }

  /** A nurse of a house in which the actor holds one of these roles; missing and out of scope are one answer. */
  async function nurseOf(
    actor: Actor,
    staffId: string,
    roles: readonly StaffRole[],
  ): Promise<{ nurse: StaffMember; orgId: string }> {
    for (const orgId of housesOf(actor, roles)) {
      const nurse = (await nursesOf(orgId)).find(({ personId }) => personId === staffId)
      if (nurse) return { nurse, orgId }
    }
    return refuse('credentials.not-nurse')
  }

  return { nursesOf, nurseOf }
}
