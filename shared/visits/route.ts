import type { Day } from '../day'
import type { VisitCard } from './view'

/** `GET /api/visits/day?day=&teamId=`: the doors of a day in their order; those that are late stand first. */
export interface DayRouteView {
  day: Day
  households: {
    /** One address, one stop. */
    address: string
    metresFromLast?: number
    visits: VisitCard[]
  }[]
  /** Every visit that could not be placed in the order, with the reason. */
  unplaced: { visit: VisitCard; why: UnplacedReason; says: string }[]
  clinic: VisitCard[]
}

export const unplacedReasons = [
  'no-address',
  'no-point',
  'nobody-assigned',
  'overlaps',
  'too-far',
] as const

export type UnplacedReason = (typeof unplacedReasons)[number]
