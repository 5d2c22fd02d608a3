import type { Day } from './day'
import type { RoleHeld, SessionView, StaffRole } from './session'

/** Roles whose session needs a second factor (TOTP, RFC 6238) before the role counts. */
export const secondFactorRoles = [
  'manager',
  'institution',
  'county',
  'city',
  'province',
] as const satisfies readonly StaffRole[]

/** Days and hours a session holds: elders and families, staff. */
export const sessionDays = 30
export const staffSessionHours = 12

/** `POST /api/session/wechat`: the one-time code of `wx.login`. */
export interface WechatSignInRequest {
  code: string
}

/** What every way of signing in answers. The token is told once and stored hashed. */
export interface SignedIn {
  token: string
  person: { id: string; name: string }
  session: SessionView
}

/** `POST /api/session/bind`: an account becomes a person of the register. One answer for every mismatch. */
export interface BindRequest {
  /** Of the button `open-type="getPhoneNumber"`; must be a phone on file of the person. */
  phoneCode: string
  name: string
  identityNumber: string
}

/** `POST /api/session/name`: somebody of no register, a relative for example, says who they are. */
export interface IntroduceRequest {
  name: string
}

/** `POST /api/people/:id/bind-code`: staff in person; the elder's phone scans it within 10 minutes. */
export interface BindCodeView {
  code: string
  /** Text of the QR code. */
  qr: string
  /** ISO instant. */
  expiresAt: string
}

/** How an account became a person. */
export const bindingWays = ['phone-and-identity', 'in-person', 'invitation', 'introduced'] as const

/** One binding of the person to a WeChat account, as the person sees it. */
export interface BindingView {
  id: string
  way: (typeof bindingWays)[number]
  /** ISO instant. */
  at: string
  byName: string
  endedAt?: string
  /** The binding of the session that asks. */
  current: boolean
}

/** How a session came about. */
export const sessionWays = ['wechat', 'pc', 'demo'] as const
export type SessionWay = (typeof sessionWays)[number]

/** A session of the caller, for 退出其他设备. */
export interface OwnSessionView {
  id: string
  startedAt: string
  expiresAt?: string
  way: SessionWay
  current: boolean
}

/** `POST /api/session/pc`: a PC browser asks; it shows `qr` and polls with `secret`. 2 minutes. */
export interface PcTicketView {
  ticket: string
  secret: string
  /** Text of the QR code, `linli:pc:<ticket>`; the mini-program opens pages/pc/index with it. */
  qr: string
  expiresAt: string
}

/** `POST /api/session/pc/:ticket/poll`: `signedIn` is told once. */
export interface PcPollView {
  state: 'waiting' | 'confirmed' | 'expired'
  signedIn?: SignedIn
}

/** `POST /api/session/totp/enrol`: told once, until confirmed with a first code. */
export interface TotpEnrolView {
  secret: string
  uri: string
}

/** `POST /api/staff/invitations`. */
export interface InviteRequest {
  name: string
  role: StaffRole
  orgId: string
  teamId?: string
  title: string
}

/** `code` is in the answer of the POST only. */
export interface InvitationView {
  id: string
  name: string
  role: StaffRole
  orgId: string
  orgName: string
  teamName?: string
  title: string
  state: 'open' | 'used' | 'expired' | 'withdrawn'
  createdByName: string
  createdAt: string
  expiresAt: string
  code?: string
  /** Text of the QR code, `linli:join:<code>`: opens pages/join/index. */
  qr?: string
}

/** `GET /api/staff?orgId=`. */
export interface StaffView {
  id: string
  personId: string
  name: string
  role: StaffRole
  orgId: string
  orgName: string
  teamId?: string
  teamName?: string
  title: string
  from: Day
  to?: Day
  bound: boolean
  secondFactor: boolean
}

/** `POST /api/staff/:id/end`: the first day the role no longer holds. */
export interface EndStaffRequest {
  on: Day
}

/** What a second factor still withholds, told in `SessionView.withheld`. */
export interface Withheld {
  role: RoleHeld['role']
  orgName: string
  enrolled: boolean
}
