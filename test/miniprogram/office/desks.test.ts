import { desksOf } from '../../../miniprogram/office/area'
import { askOf, digitsOf, groupedSecret } from '../../../miniprogram/office/second-factor/cards'
import {
  emptyForm,
  invitationCard,
  inviteProblem,
  inviteRequest,
  roleChoices,
  staffCard,
} from '../../../miniprogram/office/staff/cards'
import { sayInstant } from '../../../miniprogram/office/words'
import type { StaffRole } from '../../../shared/session'
import type { InvitationView, StaffView } from '../../../shared/sign-in'

const TODAY = '2026-03-04'
const held = (role: StaffRole) => ({ role, orgId: 'o', orgName: '桃源中心' })

describe('an instant', () => {
  it('is said in China’s time, whatever the phone thinks', () => {
    expect(sayInstant('2026-03-03T16:30:00.000Z', TODAY)).toBe('今天 3月4日 凌晨 0:30')
  })
})

describe('people of an organisation', () => {
  const member: StaffView = {
    ...{ id: 's', personId: 'p', name: '张晓雨', role: 'nurse', orgId: 'o', orgName: '桃源中心' },
    ...{ teamName: '张医生团队', title: '主管护师', from: '2024-01-01' },
    ...{ bound: true, secondFactor: false },
  }
  const card = (change: Partial<StaffView>, me = 'm') =>
    staffCard({ ...member, ...change }, { today: TODAY, me })

  it.each([
    [{}, ''],
    [{ bound: false }, '还没有用微信登录过'],
    [{ role: 'manager' as const }, '还没有设动态验证码'],
    [{ role: 'manager' as const, secondFactor: true }, ''],
    [{ bound: false, to: '2026-01-01' }, ''],
  ])('%j lack: %s', (change, lacks) => expect(card(change).lacks).toBe(lacks))

  it('may be ended by somebody else, once', () => {
    expect(card({}).mayEnd).toBe(true)
    expect(card({}, 'p').mayEnd).toBe(false)
    expect(card({ to: '2026-01-01' })).toMatchObject({ mayEnd: false, ended: '2026年1月1日已结束' })
    expect(card({ to: '2026-05-01' }).ended).toBe('2026年5月1日起结束')
  })

  it('are invited by whoever answers for them', () => {
    const names = (role: StaffRole) => roleChoices({ roles: [held(role)] }).map(({ name }) => name)
    expect(names('manager')).toEqual(['医生', '护士', '公卫人员', '中医师', '前台', '中心管理员'])
    expect(names('county')).toContain('中心管理员')
    expect(names('nurse')).toEqual([])
  })

  it.each([
    [{ name: '周' }, '请填姓名'],
    [{ name: '周小明' }, '请选岗位'],
    [{ name: '周小明', role: 'nurse' as const }, '请填职称或职务'],
    [{ name: '周小明', role: 'nurse' as const, title: '护士' }, ''],
  ])('an invitation of %j: %s', (change, problem) =>
    expect(inviteProblem({ ...emptyForm, ...change })).toBe(problem),
  )

  it('stand in a team only where their role does', () => {
    const typed = { name: ' 周小明 ', role: 'desk', teamId: 't', title: '前台' } as const
    expect(inviteRequest(typed, 'o')).toEqual({
      ...{ name: '周小明', role: 'desk', orgId: 'o', title: '前台' },
    })
    expect(inviteRequest({ ...typed, role: 'nurse' }, 'o').teamId).toBe('t')
  })

  it('are told how long an invitation waits', () => {
    const invitation: InvitationView = {
      ...{ id: 'i', name: '周小明', role: 'nurse', orgId: 'o', orgName: '桃源中心', title: '护士' },
      ...{ state: 'open', createdByName: '吴建华', createdAt: '2026-03-04T01:00:00.000Z' },
      expiresAt: '2026-03-05T01:00:00.000Z',
    }
    expect(invitationCard(invitation, TODAY)).toMatchObject({
      says: '吴建华 今天 3月4日 上午 9:00邀请，等对方扫码，明天 3月5日 上午 9:00前有效',
      open: true,
    })
    expect(invitationCard({ ...invitation, state: 'used' }, TODAY)).toMatchObject({
      says: '吴建华 今天 3月4日 上午 9:00邀请，已加入',
      open: false,
    })
  })
})

describe('the second factor', () => {
  const office = { role: 'manager', orgName: '桃源中心' } as const
  it.each([
    [[], 'nothing'],
    [[{ ...office, enrolled: false }], 'enrol'],
    [[{ ...office, enrolled: true }], 'step-up'],
  ] as const)('with %j withheld asks to %s', (withheld, ask) =>
    expect(askOf({ withheld: [...withheld] })).toBe(ask),
  )

  it.each([
    ['123 456', '123456'],
    ['12345', ''],
    ['12345a', ''],
  ])('%j is %j', (typed, digits) => expect(digitsOf(typed)).toBe(digits))

  it('shows its secret in groups that can be typed', () => {
    expect(groupedSecret('JBSWY3DPEHPK')).toBe('JBSW Y3DP EHPK')
  })
})

describe('office pages beside the figures', () => {
  it('the register is a centre’s; commissions decide pairs and read the audit', () => {
    const pages = (role: StaffRole) =>
      desksOf({
        person: { id: 'p', name: '', resident: false },
        roles: [held(role)],
        actsFor: [],
        demo: true,
      }).map(({ page }) => page)
    expect(pages('manager')).toEqual(['visits', 'staff', 'import', 'merges', 'audit'])
    expect(pages('county')).toEqual(['staff', 'merges', 'audit'])
  })
})
