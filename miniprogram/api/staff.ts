import type { Day } from '../../shared/day'
import type {
  InvitationView,
  InviteRequest,
  PcPollView,
  PcTicketView,
  StaffView,
  TotpEnrolView,
} from '../../shared/sign-in'
import { get, post } from '../kit/http'

export const staff = (orgId: string): Promise<StaffView[]> => get('/staff', { orgId })
/** Ends a role; `on` is the first day it no longer holds. */
export const endStaff = (id: string, on: Day): Promise<StaffView> =>
  post(`/staff/${id}/end`, { on })
export const invitations = (orgId: string): Promise<InvitationView[]> =>
  get('/staff/invitations', { orgId })
export const invite = (wanted: InviteRequest): Promise<InvitationView> =>
  post('/staff/invitations', wanted)
export const withdrawInvitation = (id: string): Promise<InvitationView> =>
  post(`/staff/invitations/${id}/withdraw`, {})

/** The six digits of an authenticator: made known once, then asked of every session that needs them. */
export const enrolTotp = (): Promise<TotpEnrolView> => post('/session/totp/enrol', {})
export const confirmTotp = (code: string): Promise<unknown> =>
  post('/session/totp/confirm', { code })
export const stepUp = (code: string): Promise<unknown> => post('/session/totp', { code })

/** A PC asks to be signed in by somebody's phone. */
export const pcTicket = (): Promise<PcTicketView> => post('/session/pc', {})
export const pcPoll = ({ ticket, secret }: PcTicketView): Promise<PcPollView> =>
  post(`/session/pc/${ticket}/poll`, { secret })
