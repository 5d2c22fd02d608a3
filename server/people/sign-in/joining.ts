import type { SignedIn } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Caller } from '../../kit/actor'
import type { Clock } from '../../kit/clock'
import { newObjectId } from '../../kit/object-id'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { invitationStore } from '../stores/invitations'
import type { Invitation } from '../stores/invitations'
import { peopleStore } from '../stores/people'
import { sessionStore } from '../stores/sessions'
import { staffStore } from '../stores/staff'
import type { Bonds } from './bonds'
import type { WithChronicle } from './needs'
import { codeHashOf } from './secrets'
import type { Tries } from './tries'

/** Somebody accepts an invitation: a newcomer becomes a person with a role, somebody known gets one more role. */
export function createJoining(needs: WithChronicle & { bonds: Bonds; tries: Tries }) {
  const { bonds, tries, sessions, chronicle, clock } = needs

  async function join(caller: Caller, code: string): Promise<SignedIn> {
    const accountId = caller.identity.accountId ?? refuse('sign-in.no-account')
    const newcomer = caller.identity.unbound === true
    await tries.countAll('join', caller)
    const who = newcomer ? undefined : { id: caller.id, name: caller.name }
    const { orgId, ...member } = await inOneTransaction(() => accept(accountId, code, who))
    const says = `${member.name} 凭邀请码加入`
    const act = actOf(member)
    await chronicle.write(orgId, { kind: 'invitation.accepted', act, says, personId: member.id })
    return sessions.signIn({ personId: member.id, accountId }, { way: 'wechat' })
  }

  async function accept(accountId: string, code: string, known: Named | undefined) {
    const id = known?.id ?? newObjectId()
    const spent = await invitationStore.spend(codeHashOf(code), id, clock.now())
    const invitation = spent ?? refuse('sign-in.code-wrong')
    const member = known ?? { id, name: invitation.name }
    if (!known) await becomeSomebody(member, accountId)
    await takeRole(member, invitation, clock)
    // Sessions of 30 days end: staff sign in for 12 hours.
    await sessionStore.endOfPerson(id)
    return { ...member, orgId: invitation.orgId }
  }

  async function becomeSomebody(member: Named, accountId: string) {
    const act = actOf(member)
    await peopleStore.addOthers([{ ...member, act }])
    await bonds.tie({ accountId, personId: member.id, way: 'invitation', act })
  }

  const actOf = (member: Named) => actFor({ ...member, channel: 'mini-program' }, member.id, clock)

  return { join }
}

export type Joining = ReturnType<typeof createJoining>

interface Named {
  id: string
  name: string
}

async function takeRole({ id: personId, name }: Named, invitation: Invitation, clock: Clock) {
  const { role, orgId, orgName, centreId, teamId, teamName, title } = invitation
  const held = await staffStore.ofPerson(personId, clock.today())
  const already = held.some((each) => each.role === role && each.orgId === orgId)
  refuseUnless(!already, 'staff.holds-already')
  const place = {
    ...(centreId ? { centreId } : {}),
    ...(teamId ? { teamId } : {}),
    ...(teamName ? { teamName } : {}),
  }
  const from = clock.today()
  const post = { role, orgId, orgName, ...place, title, qualifications: [], from }
  await staffStore.addMany([{ personId, name, ...post }])
}
