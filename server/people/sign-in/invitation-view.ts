import type { InvitationView } from '../../../shared/sign-in'
import type { Invitation } from '../stores/invitations'

/** An invitation without its code, which is told once. */
export function invitationView(invitation: Invitation, now: Date): InvitationView {
  const { id, name, role, orgId, orgName, teamName, title, state, act, expiresAt } = invitation
  return {
    id,
    name,
    role,
    orgId,
    orgName,
    ...(teamName ? { teamName } : {}),
    title,
    state: state === 'open' && expiresAt <= now ? 'expired' : state,
    createdByName: act.byName,
    createdAt: act.at,
    expiresAt: expiresAt.toISOString(),
  }
}
