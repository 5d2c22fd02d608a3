/** Random plans, and what somebody may ask for. */
import fc from 'fast-check'
import type { Interval, PlannedNurse } from './oracle'
import { elderId, otherElderId } from './staff'

export const days = ['2026-03-05', '2026-03-06']

const quarter = fc.integer({ min: 28, max: 80 }).map((at) => at * 15)
export const interval = fc
  .tuple(quarter, quarter)
  .filter(([one, other]) => one !== other)
  .map(([one, other]): Interval => ({ from: Math.min(one, other), to: Math.max(one, other) }))

/** Mostly a working day, sometimes two spans of any hours. */
const spans: fc.Arbitrary<Interval[]> = fc.oneof(
  fc.constant<Interval[]>([{ from: 480, to: 1020 }]),
  fc.array(interval, { maxLength: 2 }),
)
export const nurseLike = (id: string): fc.Arbitrary<PlannedNurse> =>
  fc.record({
    id: fc.constant(id),
    capPerDay: fc.integer({ min: 1, max: 3 }),
    travelMinutes: fc.constantFrom<number[]>(0, 30, 60),
    spans: spans.filter(([one, other]) => !one || !other || one.to <= other.from),
  })

export interface Wish {
  /** Which of the two nurses, or both. */
  who: number[]
  elderId: string
  day: string
  at: number
  minutes: number
  home: boolean
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  who: fc.constantFrom<number[][]>([0], [1], [0, 1]),
  elderId: fc.constantFrom(elderId, otherElderId),
  day: fc.constantFrom(...days),
  at: quarter,
  minutes: fc.constantFrom<number[]>(20, 45, 60),
  home: fc.boolean(),
})
