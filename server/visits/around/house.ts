import type { StaffRole } from '../../../shared/session'
import { holds } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { VisitNeeds } from '../needs'
import { houseRoles, housesOf } from '../policy'
import type { Visit } from '../types'
import { ownWork } from './sight'
import type { AroundSight } from './stores/page'

type Needs = Pick<VisitNeeds, 'people' | 'clock'>

/** People of the house that sends, by what they are there today. */
export function createHouse({ people, clock }: Needs) {
  /** Ids and names of those who hold one of the roles at the centre today, each once. */
  async function those(
    orgId: string,
    roles: readonly StaffRole[],
  ): Promise<{ id: string; name: string }[]> {
    const staff = await people.staffOfCentre(orgId, clock.today())
    const found = staff.filter(({ role }) => roles.includes(role))
    return [
      ...new Map(found.map(({ personId, name }) => [personId, { id: personId, name }])).values(),
    ]
  }

  /** The family doctor of the visit's team. */
  async function doctorOf({ teamId }: Pick<Visit, 'teamId'>) {
    const doctorId = teamId && (await people.team(teamId))?.doctorId
    if (!doctorId) return undefined
    return { id: doctorId, name: (await people.names([doctorId])).get(doctorId) ?? '' }
  }

  /** Refuses an organisation the actor does not run; missing and out of sight are one answer. */
  async function refuseUnlessRun(actor: Actor, orgId: string): Promise<void> {
    refuseUnless(holds(actor, houseRoles), 'who.not-allowed')
    const path = await people.orgPathOf(orgId, clock.today())
    refuseUnless(
      housesOf(actor, houseRoles).some((house) => path.includes(house)),
      'organisation.not-found',
    )
  }

  /** What stands around the visits of a house, for whoever runs it. */
  async function sightOf(actor: Actor, orgId: string): Promise<AroundSight> {
    await refuseUnlessRun(actor, orgId)
    return { orgIds: [orgId] }
  }

  /** The same; without a house one's own and one's team's. */
  const sightOfWork = async (actor: Actor, orgId: string | undefined): Promise<AroundSight> =>
    orgId === undefined ? ownWork(actor) : sightOf(actor, orgId)

  return { those, doctorOf, refuseUnlessRun, sightOf, sightOfWork }
}

export type House = ReturnType<typeof createHouse>
