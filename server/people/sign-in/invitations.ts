import type { InvitationView, InviteRequest } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { invitationStore } from '../stores/invitations'
import type { Organisation } from '../types'
import { createInviting } from './inviting'
import { invitationView } from './invitation-view'
import type { Joining } from './joining'
import type { WithChronicle } from './needs'

/** An organisation asks somebody to work for it, by a code that holds once and for a day. */
export function createInvitations(needs: WithChronicle & { joining: Joining }) {
  const { reads, joining, clock } = needs
  const issue = createInviting(needs)

  /** By a manager or a commission, for their own organisation and those below. */
  const invite = async (actor: Actor, request: InviteRequest): Promise<InvitationView> =>
    issue(await mine(actor, request.orgId), request, actFor(actor, actor.id, clock))

  async function list(actor: Actor, orgId: string): Promise<InvitationView[]> {
    const found = await invitationStore.ofOrganisation((await mine(actor, orgId)).id)
    return found.map((each) => invitationView(each, clock.now()))
  }

  async function withdraw(actor: Actor, id: string): Promise<InvitationView> {
    const found = (await invitationStore.byId(id)) ?? refuse('invitation.not-found')
    const own = await reads.organisationInScope(actor, found.orgId, clock.today())
    refuseUnless(own, 'invitation.not-found')
    const act = actFor(actor, actor.id, clock)
    const withdrawn = await invitationStore.withdraw(id, act, clock.now())
    refuseUnless(withdrawn, 'invitation.closed')
    return invitationView({ ...found, state: 'withdrawn' }, clock.now())
  }

  const mine = async (actor: Actor, orgId: string): Promise<Organisation> =>
    (await reads.organisationInScope(actor, orgId, clock.today())) ??
    refuse('organisation.not-found')

  return { invite, list, withdraw, join: joining.join }
}
