import type { StaffRole } from '../../../shared/session'
import { teamsOf } from '../../api/people'
import { session } from '../../api/session'
import { endStaff, invitations, invite, staff, withdrawInvitation } from '../../api/staff'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { sayInstant } from '../words'
import { emptyForm, invitationCard, inviteProblem, inviteRequest } from './cards'
import { needsTeam, roleChoices, staffCard } from './cards'
import type { InvitationCard, StaffCard, Typed } from './cards'

/** The code of an invitation just made; it is told once and nowhere kept. */
interface Told {
  name: string
  code: string
  qr: string
  until: string
}

Page({
  orgId: '',
  data: {
    ...opening,
    org: '',
    members: [] as StaffCard[],
    invitations: [] as InvitationCard[],
    inviting: false,
    typed: emptyForm as Typed,
    roles: [] as ReturnType<typeof roleChoices>,
    teams: [] as { id: string; name: string }[],
    withTeam: false,
    problem: '',
    told: null as Told | null,
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const who = await session()
      this.orgId ||= await areaOf({})
      return { roles: roleChoices(who), ...(await this.fetch(who.person.id)) }
    })
  },
  async fetch(me: string) {
    const [members, asked] = await Promise.all([staff(this.orgId), invitations(this.orgId)])
    return {
      org: members[0]?.orgName ?? asked[0]?.orgName ?? '',
      members: members.map((member) => staffCard(member, { today: today(), me })),
      invitations: asked.map((invitation) => invitationCard(invitation, today())),
    }
  },
  async fetchAgain() {
    return this.fetch((await session()).person.id)
  },
  startInvite() {
    this.setData({
      ...{ inviting: true, typed: emptyForm, withTeam: false, problem: '' },
      ...{ told: null, notice: '' },
    })
  },
  closeInvite() {
    this.setData({ inviting: false, told: null })
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  chooseRole(event: WechatMiniprogram.TouchEvent) {
    const { role } = event.currentTarget.dataset as { role: StaffRole }
    this.setData({ 'typed.role': role, withTeam: needsTeam(role), problem: '' })
    if (needsTeam(role) && this.data.teams.length === 0) void this.askTeams()
  },
  async askTeams() {
    const teams = await teamsOf(this.orgId).catch(() => [])
    this.setData({ teams: teams.map(({ id, name }) => ({ id, name })) })
  },
  chooseTeam(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ 'typed.teamId': this.data.typed.teamId === id ? '' : id })
  },
  send() {
    const { typed } = this.data
    const { role } = typed
    const problem = inviteProblem(typed)
    this.setData({ problem })
    if (problem || !role) return
    void act(this, async () => {
      const made = await invite(inviteRequest({ ...typed, role }, this.orgId))
      const { name, code = '', qr = code, expiresAt } = made
      const told = { name, code, qr, until: sayInstant(expiresAt, today()) }
      const listed = [invitationCard(made, today()), ...this.data.invitations]
      return { told, invitations: listed }
    })
  },
  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    const content = '发出去的二维码马上没有用。'
    if (!(await ask({ title: `撤回给 ${name} 的邀请？`, content, yes: '撤回' }))) return
    await act(this, async () => {
      await withdrawInvitation(id)
      say('已撤回')
      return this.fetchAgain()
    })
  },
  async end(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    const content = '从今天起不能再登录办公，已经写下的记录都留着。'
    if (!(await ask({ title: `结束 ${name} 的岗位？`, content, yes: '结束' }))) return
    await act(this, async () => {
      await endStaff(id, today())
      say('已结束')
      return this.fetchAgain()
    })
  },
})
