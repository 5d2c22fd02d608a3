import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { StaffView } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { bindingStore } from '../stores/bindings'
import { secondFactorStore } from '../stores/second-factors'
import { sessionStore } from '../stores/sessions'
import { staffStore } from '../stores/staff'
import type { StaffMember } from '../types'
import type { WithChronicle } from './needs'

const MOST = 500
const FURTHEST_DAYS = 366

/** Who works where, for a manager or a commission: their own organisation and those below. */
export function createStaff({ reads, chronicle, clock }: WithChronicle) {
  async function list(actor: Actor, orgId: string): Promise<StaffView[]> {
    const organisation = await reads.organisationInScope(actor, orgId, clock.today())
    const { id } = organisation ?? refuse('organisation.not-found')
    return viewsOf(await staffStore.ofOrganisation(id, MOST))
  }

  /** The role ends; nobody ends their own. */
  async function end(actor: Actor, id: string, on: Day): Promise<StaffView> {
    const member = await colleague(actor, id)
    const furthest = addDays(clock.today(), FURTHEST_DAYS)
    refuseUnless(on >= member.from && on <= furthest, 'staff.ends-too-early')
    refuseUnless(await staffStore.end(id, on), 'staff.ended')
    await write(actor, member, { kind: 'staff.ended', says: `结束 ${member.name} 的任职` })
    return viewOf({ ...member, to: on })
  }

  /** For somebody whose authenticator is lost: the next sign-in enrols another. */
  async function forgetSecondFactor(actor: Actor, id: string): Promise<StaffView> {
    const member = await colleague(actor, id)
    refuseUnless(await secondFactorStore.remove(member.personId), 'totp.not-enrolled')
    await sessionStore.endOfPerson(member.personId)
    const says = `停用 ${member.name} 的动态验证码`
    await write(actor, member, { kind: 'second-factor.forgotten', says })
    return viewOf(member)
  }

  async function colleague(actor: Actor, id: string): Promise<StaffMember> {
    const member = (await staffStore.byId(id)) ?? refuse('staff.not-found')
    const own = await reads.organisationInScope(actor, member.orgId, clock.today())
    refuseUnless(own, 'staff.not-found')
    refuseUnless(member.personId !== actor.id, 'staff.self')
    return member
  }

  function write(actor: Actor, member: StaffMember, said: { kind: string; says: string }) {
    const { orgId, personId } = member
    return chronicle.write(orgId, { ...said, personId, act: actFor(actor, personId, clock) })
  }

  return { list, end, forgetSecondFactor }
}

const viewOf = async (member: StaffMember): Promise<StaffView> =>
  (await viewsOf([member]))[0] ?? refuse('staff.not-found')

async function viewsOf(members: readonly StaffMember[]): Promise<StaffView[]> {
  const ids = members.map(({ personId }) => personId)
  const [bound, enrolled] = await Promise.all([
    bindingStore.boundAmong(ids),
    secondFactorStore.confirmedAmong(ids),
  ])
  return members.map(({ qualifications: _qualifications, centreId: _centreId, ...member }) => ({
    ...member,
    bound: bound.has(member.personId),
    secondFactor: enrolled.has(member.personId),
  }))
}
