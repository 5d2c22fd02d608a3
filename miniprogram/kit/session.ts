import { careRoles, officeRoles } from '../../shared/session'
import type { Mandate, SessionView, StaffRole } from '../../shared/session'
import type { SignedIn } from '../../shared/sign-in'
import { get, post, remove, whenSignedOut } from './http'
import { askPhone, onPc } from './pc'
import { Refused } from './refused'
import { forget, keep, kept } from './storage'

/** Who I am may be sent along; demo doors do not. */
type Opened = Pick<SignedIn, 'token'> & { person: { id: string }; session?: SessionView }

let view: SessionView | undefined
let asking: Promise<SessionView> | undefined
let signing: Promise<void> | undefined

/** Who is using this phone; signs in first when nobody has. Pages ask as often as they like. */
export async function session(): Promise<SessionView> {
  if (view) return view
  asking ??= open().finally(() => {
    asking = undefined
  })
  return asking
}

/** Who is using this phone, as far as known without asking. */
export const knownSession = (): SessionView | undefined => view

/** Forgets this person on this phone, and tells the server. */
export async function signOut(): Promise<void> {
  if (kept('linli.session')) await remove('/session').catch(() => undefined)
  forgetPerson()
}

/** Asks the server again who I am, for example after a mandate was added. */
export async function refreshSession(): Promise<SessionView> {
  view = await get<SessionView>('/session')
  return view
}

async function open(): Promise<SessionView> {
  if (!kept('linli.session')) await signIn()
  view ??= await askWhoIAm()
  return view
}

async function askWhoIAm(): Promise<SessionView> {
  try {
    return await get<SessionView>('/session')
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error
    await signIn()
    return view ?? get<SessionView>('/session')
  }
}

/** Signs in; whoever asks meanwhile waits for the same answer. */
function signIn(): Promise<void> {
  signing ??= exchangeCode().finally(() => {
    signing = undefined
  })
  return signing
}

/** This phone is somebody else from now on: a binding or an invitation made the account a person. */
export function becomes(signed: Opened): void {
  forgetPerson()
  keep('linli.session', { token: signed.token, personId: signed.person.id })
  view = signed.session
}

/** The account of this phone is gone, or no longer this person: the next page begins anew. */
export const forgetSession = (): void => forgetPerson()

/** Whoever this is may do other things than before: the next page asks anew. */
export function forgetRights(): void {
  view = undefined
}

/** Exchanges WeChat's code for a token. The demo's codes name their person. */
async function exchangeCode(): Promise<void> {
  forgetPerson()
  const code = await loginCode()
  const demo = code.startsWith('demo:')
  const signed = demo
    ? await post<Opened>('/session/demo', { persona: code.slice('demo:'.length) })
    : await post<Opened>('/session/wechat', { code }).catch(sayNotOpen)
  becomes(signed)
}

function sayNotOpen(error: unknown): never {
  if (!(error instanceof Refused) || error.status !== 404) throw error
  throw new Refused(404, {
    code: 'session.no-wechat',
    message: '微信登录还没有开通，请到社区卫生服务中心前台办理',
  })
}

function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      success: ({ code }) => resolve(code),
      fail: () => {
        if (onPc()) askPhone()
        reject(new Refused(0, { code: 'session.login', message: '微信没有回应，请稍后再试' }))
      },
    })
  })
}

function forgetPerson(): void {
  view = undefined
  forget('linli.session')
}

whenSignedOut(signIn)

/** Does this person hold one of these roles anywhere? */
export const holds = (who: SessionView, roles: readonly StaffRole[]): boolean =>
  who.roles.some(({ role }) => roles.includes(role))

export const givesCare = (who: SessionView): boolean => holds(who, careRoles)
export const worksOnSite = (who: SessionView): boolean => holds(who, [...careRoles, 'desk'])
export const seesFigures = (who: SessionView): boolean => holds(who, officeRoles)

/** An elder this person may act for; `self` when it is they themselves. */
export interface ActingFor extends Mandate {
  self: boolean
}

/** Everybody this person may act for: themselves first, when they are a resident. */
export function choices(who: SessionView): ActingFor[] {
  const { id, name, resident } = who.person
  const own: ActingFor[] = resident ? [{ elderId: id, name, relation: '本人', self: true }] : []
  return [...own, ...who.actsFor.map((mandate) => ({ ...mandate, self: false }))]
}

/** For whom this person acts now: whom they chose last, else themselves, else the first they may act for. */
export function actingFor(who: SessionView): ActingFor | undefined {
  const possible = choices(who)
  const chosen = kept<string>('linli.acting-for')
  return possible.find(({ elderId }) => elderId === chosen) ?? possible[0]
}

export const actFor = (elderId: string): void => keep('linli.acting-for', elderId)
