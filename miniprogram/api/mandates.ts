import type {
  LinkCodeView,
  MandateAsked,
  MandateChange,
  MandateRequest,
  MandatesView,
  MandateView,
} from '../../shared/mandates'
import { get, post } from '../kit/http'

/** Mine, on either side. */
export const mandates = (): Promise<MandatesView> => get('/mandates')
export const askForMandate = (wanted: MandateRequest): Promise<MandateAsked> =>
  post('/mandates', wanted)
export const confirmMandate = (id: string): Promise<MandateView> =>
  post(`/mandates/${id}/confirm`, {})
export const declineMandate = (id: string): Promise<MandateView> =>
  post(`/mandates/${id}/decline`, {})
export const revokeMandate = (id: string): Promise<MandateView> =>
  post(`/mandates/${id}/revoke`, {})
export const changeMandate = (id: string, change: MandateChange): Promise<MandateView> =>
  post(`/mandates/${id}/change`, change)

/** My QR code for the other side to scan: 10 minutes, once. */
export const linkCode = (): Promise<LinkCodeView> => post('/me/link-code', {})
