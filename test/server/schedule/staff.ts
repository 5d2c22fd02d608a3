import type { StaffLoad } from '../../../server/schedule/types'

/** Two nurses and an elder; claims and free times never ask who they are. */
export const nurse: StaffLoad = { id: 'a'.repeat(24), capPerDay: 6, travelMinutes: 30 }
export const otherNurse: StaffLoad = { id: 'b'.repeat(24), capPerDay: 6, travelMinutes: 30 }
export const elderId = 'e'.repeat(24)
export const otherElderId = 'f'.repeat(24)
