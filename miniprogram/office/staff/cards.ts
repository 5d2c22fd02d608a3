import type { Day } from '../../../shared/day'
import { careRoles } from '../../../shared/session'
import type { RoleHeld, SessionView, StaffRole } from '../../../shared/session'
import { secondFactorRoles } from '../../../shared/sign-in'
import type { InvitationView, InviteRequest, StaffView } from '../../../shared/sign-in'
import { sayFullDate } from '../../../shared/speak'
import { roleNames, sayInstant } from '../words'

export interface StaffCard {
  id: string
  name: string
  /** Role, title and team. */
  does: string
  since: string
  /** What is still missing before this person can work; '' when nothing is. */
  lacks: string
  /** It is a matter of safety, not only of time. */
  unsafe: boolean
  ended: string
  /** Somebody else's role that still holds may be ended. */
  mayEnd: boolean
}

export function staffCard(member: StaffView, { today, me }: { today: Day; me: string }): StaffCard {
  const { id, personId, name, role, title, teamName, from, to } = member
  const ended = to !== undefined && to <= today
  return {
    id,
    name,
    does: [roleNames[role], title === roleNames[role] ? '' : title, teamName]
      .filter(Boolean)
      .join(' · '),
    since: `${sayFullDate(from)}起`,
    lacks: ended ? '' : lacksWords(member),
    unsafe: member.bound,
    ended: to ? `${sayFullDate(to)}${ended ? '已结束' : '起结束'}` : '',
    mayEnd: to === undefined && personId !== me,
  }
}

function lacksWords({ role, bound, secondFactor }: StaffView): string {
  if (!bound) return '还没有用微信登录过'
  const needs = (secondFactorRoles as readonly StaffRole[]).includes(role)
  return needs && !secondFactor ? '还没有设动态验证码' : ''
}

export interface InvitationCard {
  id: string
  name: string
  does: string
  says: string
  open: boolean
}

const stateWords: Record<InvitationView['state'], string> = {
  open: '等对方扫码',
  used: '已加入',
  expired: '过期了',
  withdrawn: '已撤回',
}

export function invitationCard(invitation: InvitationView, today: Day): InvitationCard {
  const { id, name, role, title, teamName, state, createdByName, createdAt, expiresAt } = invitation
  const until = state === 'open' ? `，${sayInstant(expiresAt, today)}前有效` : ''
  return {
    id,
    name,
    does: [roleNames[role], title, teamName].filter(Boolean).join(' · '),
    says: `${createdByName} ${sayInstant(createdAt, today)}邀请，${stateWords[state]}${until}`,
    open: state === 'open',
  }
}

/** Whom somebody may invite: a manager the people of a centre, a commission its own and the managers below. */
const invitable: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  manager: [...careRoles, 'desk', 'manager'],
  county: ['county', 'manager', 'institution'],
  city: ['city', 'county'],
  province: ['province', 'city'],
}

export function roleChoices(who: Pick<SessionView, 'roles'>): { role: StaffRole; name: string }[] {
  const roles = who.roles.flatMap(({ role }: RoleHeld) => invitable[role] ?? [])
  return [...new Set(roles)].map((role) => ({ role, name: roleNames[role] }))
}

export interface Typed {
  name: string
  role: StaffRole | ''
  teamId: string
  title: string
}

export const emptyForm: Typed = { name: '', role: '', teamId: '', title: '' }

/** Roles that stand in a team. */
export const needsTeam = (role: StaffRole | ''): boolean =>
  (careRoles as readonly (StaffRole | '')[]).includes(role)

export function inviteProblem({ name, role, title }: Typed): string {
  if (name.trim().length < 2) return '请填姓名'
  if (!role) return '请选岗位'
  return title.trim().length < 2 ? '请填职称或职务' : ''
}

export const inviteRequest = (
  typed: Typed & { role: StaffRole },
  orgId: string,
): InviteRequest => ({
  name: typed.name.trim(),
  role: typed.role,
  orgId,
  ...(needsTeam(typed.role) && typed.teamId ? { teamId: typed.teamId } : {}),
  title: typed.title.trim(),
})
