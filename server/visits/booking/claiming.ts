import type { Day } from '../../../shared/day'
import type { NoTimeReason, ReasonView, Time } from '../../../shared/schedule'
import { kindRules } from '../../../shared/visits/rules'
import type { StaffLoad, Taken } from '../../schedule/types'
import { visitStore } from '../store'
import { bookingStore } from '../store-booking'
import type { NewVisit, Slot, Visit } from '../types'
import { reasonViews } from './reasons'
import type { BookingNeeds } from './needs'
import { createPromises } from './promises'

/** A visit that has no time yet. */
export type Draft = Omit<NewVisit, keyof Slot>

/** Where it is to stand, and who could come: the first `people` of those who are free are tried first. */
export interface Wish {
  day: Day
  time: Time
  staff: readonly StaffLoad[]
  /** Asked for by name: it is this one and somebody else, or nobody. */
  named?: string | undefined
  /** One time of what a package promises, when the visit is to be that. */
  promise?: string | undefined
}

type Placed = { visit: Visit } | { reasons: ReasonView[] }
type Lost = Extract<Taken, { taken: false }>

/** A visit that was written down, and what came of its keys. */
export interface Begun {
  visit: Visit
  taken: Taken
}
export type Begin = (fresh: NewVisit) => Promise<Begun>

/** Each means that somebody else took a key in between; there are never so many. */
export const MOST_ROUNDS = 100

/** Taking a time: the visit is written down with every key it means to hold, and then takes them. */
export function createClaiming(needs: BookingNeeds) {
  const { schedule } = needs
  const promiseFor = createPromiseFor(needs)
  const slotOf = slotBy(schedule)

  /**
   * A held visit that has its time for certain, or why not. Whoever turns out to be taken is left out, and the next is
   * tried; a visit that got nothing is taken away again, and what it wrote is dead with it.
   */
  async function claim(draft: Draft, wish: Wish, begin: Begin = addAndTake): Promise<Placed> {
    let rest = wish.staff
    let visit: Visit | undefined
    let reason: NoTimeReason = 'nobody-free'
    for (let round = 0; round < MOST_ROUNDS && rest.length >= draft.people; round++) {
      const promise = await promiseFor(draft, wish.day, { beside: draft.id })
      if (!promise) {
        reason = 'not-eligible'
        break
      }
      const slot = slotOf(draft, { ...wish, ...promise }, rest.slice(0, draft.people))
      const begun = visit ? await again(visit, slot) : await begin({ ...draft, ...slot })
      visit = begun?.visit
      if (!begun) break
      const { taken } = begun
      if (taken.taken) return { visit: begun.visit }
      reason = taken.reason
      rest = withoutLoser(rest, taken, wish.named)
    }
    if (visit) await bookingStore.takeAway(visit)
    return { reasons: reasonViews([reason], draft.kind) }
  }

  const addAndTake: Begin = async (fresh) => ({
    visit: await visitStore.add(fresh),
    taken: await schedule.take(fresh.id, fresh.claims),
  })

  /** Other keys for a visit that lost one. */
  async function again(before: Visit, slot: Slot): Promise<Begun | undefined> {
    const visit = await bookingStore.reslot(before, slot)
    return visit && { visit, taken: await schedule.take(visit.id, slot.claims) }
  }

  return { claim, addAndTake, slotOf, promiseFor }
}

/** A place in time as a visit keeps it, with every key it means to hold. */
const slotBy =
  (schedule: BookingNeeds['schedule']) =>
  (draft: Draft, wish: Wish, staff: readonly StaffLoad[]): Slot => {
    const { day, time, promise } = wish
    const { id, elderId, minutes, home, override } = draft
    const claims = schedule.keysOf({
      ...{ staff, day, time, elderId, minutes, home },
      ...(override ? { override: id } : {}),
      ...(promise ? { promise } : {}),
    })
    const staffIds = staff.map((each) => each.id)
    return { ...{ day, time, to: later(time, minutes) }, staffIds, claims }
  }

/** The one of a promise that a visit is to be: nothing when its kind needs none, undefined when none is left. */
function createPromiseFor(needs: BookingNeeds) {
  const promiseOf = createPromises(needs)

  return async function promiseFor(
    { kind, elderId }: Pick<Draft, 'kind' | 'elderId'>,
    day: Day,
    which: { keeps: string } | { beside: string },
  ): Promise<{ promise?: string } | undefined> {
    if (!kindRules[kind].entitlement) return {}
    const promise = await promiseOf({ elderId, day, ...which })
    return promise === undefined ? undefined : { promise }
  }
}

export type Claiming = ReturnType<typeof createClaiming>

/**
 * Who is left to be tried: nobody, when whoever is asked for by name is taken, or the elder is. The key names whose
 * time it was: `s:<id>|…` or `n:<id>|…`. One of a promise is nobody's time: the next one is tried.
 */
export function withoutLoser(
  staff: readonly StaffLoad[],
  { key, lost }: Lost,
  named?: string,
): readonly StaffLoad[] {
  if (lost === 'elder') return []
  const loser = key.slice(2).split('|')[0]
  return loser === named ? [] : staff.filter(({ id }) => id !== loser)
}

/** `later('08:30', 45) //=> '09:15'` */
export function later(time: Time, minutes: number): Time {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}
