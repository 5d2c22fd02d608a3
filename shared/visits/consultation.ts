import type { StaffRole } from '../session'
import type { Day } from '../day'

/**
 * 首诊 before a nurse is offered: 国卫办医函〔2019〕80号 asks for it and leaves to the institution who does it and how long it
 * holds; set by the house.
 */
export const consultationRules = {
  version: '2026.1',
  /** Add `nurse` where the province lets nurses do it. */
  roles: ['doctor'] as readonly StaffRole[],
  validDays: 90,
  verified: false,
} as const

/** Why a visit ended that nobody was consulted for by its time. */
export const notConsultedWords = '到约定时间还没有做首诊，这次不能上门，请重新预约'

/** What decides whether a consultation still stands. */
export interface HeldConsultation {
  result: 'suitable' | 'not-suitable' | 'refer'
  on: Day
  /** Last day, included. */
  validUntil: Day
  /** The condition changed since: it holds no longer. */
  endedAt?: string
}

/** Does a consultation on file cover a visit of this day? */
export const covers = ({ result, validUntil, endedAt }: HeldConsultation, day: Day): boolean =>
  result === 'suitable' && day <= validUntil && endedAt === undefined
