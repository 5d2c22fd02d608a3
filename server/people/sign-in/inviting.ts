import { centreTypes } from '../../../shared/people'
import type { Act } from '../../../shared/session'
import type { InvitationView, InviteRequest } from '../../../shared/sign-in'
import { newObjectId } from '../../kit/object-id'
import type { Clock } from '../../kit/clock'
import { refuseUnless } from '../../kit/refusal'
import { invitationStore } from '../stores/invitations'
import type { Invitation } from '../stores/invitations'
import type { Organisation } from '../types'
import type { PeopleReads } from '../reads'
import type { Chronicle } from './chronicle'
import { invitationView } from './invitation-view'
import { fitsOrganisation } from './posts'
import { codeHashOf, newCode } from './secrets'

const HOLDS_MS = 24 * 3_600_000

interface Needs {
  reads: Pick<PeopleReads, 'organisations' | 'orgPathOf' | 'team'>
  chronicle: Chronicle
  clock: Clock
}

/** Writes an invitation and tells its code, this once. Who may ask for one has been checked. */
export function createInviting({ reads, chronicle, clock }: Needs) {
  return async function issue(
    organisation: Organisation,
    { name, role, title, teamId }: InviteRequest,
    act: Act,
  ): Promise<InvitationView> {
    refuseUnless(fitsOrganisation(role, organisation.type), 'invitation.role-not-here')
    const code = newCode()
    const place = { orgId: organisation.id, orgName: organisation.name }
    const invitation: Invitation = {
      ...{ id: newObjectId(), name, role, title, state: 'open', act },
      ...place,
      ...(await centreAbove(organisation)),
      ...(teamId === undefined ? {} : await teamOf(organisation, teamId)),
      expiresAt: new Date(clock.now().getTime() + HOLDS_MS),
    }
    await invitationStore.add({ ...invitation, codeHash: codeHashOf(code) })
    const says = `邀请 ${name} 任职`
    await chronicle.write(place.orgId, { kind: 'invitation.made', act, says, personId: act.byId })
    return { ...invitationView(invitation, clock.now()), code, qr: `linli:join:${code}` }
  }

  /** Roles of a station or village clinic see the people of the centre above it. */
  async function centreAbove({ id, type }: Organisation): Promise<{ centreId?: string }> {
    if (type !== 'station' && type !== 'village-clinic') return {}
    const above = await reads.organisations(await reads.orgPathOf(id, clock.today()))
    const centre = [...above.values()].find((each) => centres.includes(each.type))
    return centre ? { centreId: centre.id } : {}
  }

  async function teamOf({ id }: Organisation, teamId: string) {
    const team = await reads.team(teamId)
    refuseUnless(team && [team.orgId, team.centreId].includes(id), 'invitation.role-not-here')
    return { teamId: team.id, teamName: team.name }
  }
}

const centres: readonly string[] = centreTypes
