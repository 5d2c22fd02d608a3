import type { SessionView } from '../../../shared/session'
import type { Withheld } from '../../../shared/sign-in'
import { roleNames } from '../words'

/** What is asked of whoever holds an office: to make the digits known once, to type them, or nothing. */
export type Ask = 'enrol' | 'step-up' | 'nothing'

export function askOf({ withheld = [] }: Pick<SessionView, 'withheld'>): Ask {
  if (withheld.length === 0) return 'nothing'
  return withheld.some(({ enrolled }) => enrolled) ? 'step-up' : 'enrol'
}

/** The offices that wait behind the digits: `桃源中心 中心管理员`. */
export const withheldWords = (withheld: readonly Withheld[]): string =>
  withheld.map(({ orgName, role }) => `${orgName} ${roleNames[role]}`).join('、')

/** Six digits, however they were grouped; '' when they are not six. */
export function digitsOf(typed: string): string {
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits) ? digits : ''
}

/** A secret is typed into an authenticator in groups of four. */
export const groupedSecret = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')
