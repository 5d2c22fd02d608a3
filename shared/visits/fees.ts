import type { FeeRule } from './machine'
import { stepOf } from './machine'
import type { VisitKind, VisitState } from './kinds'

/**
 * What a cancel costs. Set by the centre: no document of the province fixes hours or sums, so every visit keeps the version
 * that held when it was asked for.
 */
export const feeRules = {
  version: '2026.1',
  /** So many hours before the start, or earlier, a cancel is not late. */
  freeHours: 4,
  verified: false,
} as const

/** What ending a visit now leaves: the call-out fee of its bill or nothing, and whether it is marked late. */
export interface EndFee {
  kept: 'nothing' | 'call-out'
  late: boolean
}

/** Whole or part hours from an instant to the start; negative after it. */
export const hoursBefore = (startsAt: Date, now: Date): number =>
  (startsAt.getTime() - now.getTime()) / 3_600_000

/**
 * What a cancel costs in this state, so many hours before the start; undefined: it cannot be cancelled any more.
 * `cancelFee('home-nursing', 'accepted', 4) //=> { kept: 'nothing', late: false }`
 * `cancelFee('home-nursing', 'set-off', 1) //=> { kept: 'call-out', late: true }`
 */
export function cancelFee(kind: VisitKind, state: VisitState, hours: number): EndFee | undefined {
  const rule = stepOf(kind, state, 'cancel')?.fee
  return rule && endFee(rule, hours)
}

/** The same for any event that ends a visit before it is done. */
export function endFee(rule: FeeRule, hours: number): EndFee {
  if (rule === 'call-out') return { kept: 'call-out', late: true }
  return { kept: 'nothing', late: rule === 'by-hours' && hours < feeRules.freeHours }
}
