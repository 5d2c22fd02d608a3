import type { BlockKind, Span, Time } from '../../../shared/schedule'
import { blockStore } from '../../../server/schedule/stores/blocks'
import { exceptionStore } from '../../../server/schedule/stores/exceptions'
import { planStore } from '../../../server/schedule/stores/plans'
import type { FreeQuery, FreeTimes, StaffLoad } from '../../../server/schedule/types'
import { act } from '../../support/build'
import { elderId, nurse } from './staff'

export const everyDay = (spans: Span[]) => Array.from({ length: 7 }, () => spans)

/** A member of staff who works every day in these spans. */
export async function plan({ id, ...load }: StaffLoad, spans: Span[], weekly = everyDay(spans)) {
  const week = { from: '2026-01-01', weekly, ...load, act }
  await planStore.addMany([{ staffId: id, version: 1, plans: [week] }])
}

export const except = (staffId: string, day: string, spans: Span[]) =>
  exceptionStore.put({ staffId, day, spans, why: '特别安排', act })

export const block = (staffId: string, day: string, from: Time, to: Time) =>
  blockStore.add({
    staffId,
    kind: 'meeting' satisfies BlockKind,
    from: { day, time: from },
    to: { day, time: to },
    act,
  })

/** An hour at her door on the day after the clock's. */
export const hourAtHome = (more: Partial<FreeQuery> = {}): FreeQuery => ({
  staffIds: [nurse.id],
  elderId,
  from: '2026-03-05',
  days: 1,
  minutes: 60,
  kind: 'home-nursing',
  home: true,
  people: 1,
  ...more,
})

export const timesOf = ({ days }: FreeTimes, at = 0): Time[] =>
  (days[at]?.times ?? []).map(({ time }) => time)
