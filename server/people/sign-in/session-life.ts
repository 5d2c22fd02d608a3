import { sessionDays, staffSessionHours } from '../../../shared/sign-in'
import type { SessionWay } from '../../../shared/sign-in'
import { wallNow } from '../../kit/clock'

const HOUR_MS = 3_600_000

/** 12 hours for staff and at a PC, which others may sit at; 30 days for elders and families. */
export const hoursOf = ({ staff, way }: { staff: boolean; way: SessionWay }): number =>
  staff || way === 'pc' ? staffSessionHours : sessionDays * 24

/** A town's clock may stand years ahead of the wall, and the database sweeps by the wall. */
export const expiring = (startedAt: Date, hours: number) => ({
  expiresAt: new Date(startedAt.getTime() + hours * HOUR_MS),
  sweepAt: new Date(wallNow() + (hours + 24) * HOUR_MS),
})
