import type { Place, StaffLoad } from '../../../server/schedule/types'

/** Two nurses and an elder; claims and free times never ask who they are. */
export const nurse: StaffLoad = { id: 'a'.repeat(24), capPerDay: 6, travelMinutes: 30 }
export const otherNurse: StaffLoad = { id: 'b'.repeat(24), capPerDay: 6, travelMinutes: 30 }
export const elderId = 'e'.repeat(24)
export const otherElderId = 'f'.repeat(24)

/** An hour at the elder's door on the 5th, by one nurse. */
export const place = (more: Partial<Place> = {}): Place => ({
  staff: [nurse],
  elderId,
  day: '2026-03-05',
  time: '09:00',
  minutes: 60,
  home: true,
  ...more,
})
/** One of many elders who ask for the same time. */
export const elderOf = (at: number) => String(at).padStart(24, '0')
