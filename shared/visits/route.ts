import type { Day } from '../day'
import type { VisitCard } from './view'

/**
 * `GET /api/visits/day?day=&teamId=`: the doors of a day in their order; those that are late stand first. Without a team:
 * the caller's own.
 */
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
  'in-hospital',
] as const

export type UnplacedReason = (typeof unplacedReasons)[number]

/** Each in a sentence for the team. */
export const unplacedWords: Record<UnplacedReason, string> = {
  'no-address': '档案里没有地址，请先问清住址',
  'no-point': '地址没有标在地图上，请按地址安排',
  'nobody-assigned': '还没有安排人上门',
  overlaps: '和同一人前一户的时间重叠',
  'in-hospital': '老人在住院，出院后再安排',
  'too-far': '从前一户赶不到，请改时间或换人',
}
