import type { BindingView, BindRequest, OwnSessionView, SignedIn } from '../../shared/sign-in'
import type { ClockView } from '../../shared/session'
import { heardTime, knowsTime } from '../kit/clock'
import { get, post, remove } from '../kit/http'
import { becomes } from '../kit/session'

export { session } from '../kit/session'

/** Sets the phone's idea of today by the server's, unless an answer already did. */
export async function syncClock(): Promise<void> {
  if (knowsTime()) return
  const { now } = await get<ClockView>('/clock')
  heardTime(now)
}

/** The account of this phone becomes a person; the phone goes on as them. */
async function become(path: string, proof: object): Promise<void> {
  becomes(await post<SignedIn>(path, proof))
}

/** An elder or resident of the register, by phone, name and identity number. */
export const bind = (proof: BindRequest): Promise<void> => become('/session/bind', proof)
/** The same, by the code staff show in person. */
export const bindByCode = (code: string): Promise<void> => become('/session/bind-code', { code })
/** Somebody of no register says who they are. */
export const introduce = (name: string): Promise<void> => become('/session/name', { name })
/** Staff, by the invitation of their organisation. */
export const join = (code: string): Promise<void> => become('/session/join', { code })

export const bindings = (): Promise<BindingView[]> => get('/session/bindings')
export const undoBinding = (id: string): Promise<void> => post(`/session/bindings/${id}/undo`, {})

export const ownSessions = (): Promise<OwnSessionView[]> => get('/session/all')
/** Signs every other phone and PC out. */
export const endOtherSessions = (): Promise<void> => remove('/session/all')

/** The PC that showed this ticket is signed in as the person of this phone. */
export const confirmPc = (ticket: string): Promise<void> =>
  post(`/session/pc/${encodeURIComponent(ticket)}/confirm`, {})
