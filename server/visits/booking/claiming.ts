import type { Day } from '../../../shared/day'
import type { ReasonView, Time } from '../../../shared/schedule'
import type { StaffLoad, Taken } from '../../schedule/types'
import { visitStore } from '../store'
import { bookingStore } from '../store-booking'
import type { NewVisit, Slot, Visit } from '../types'
import { reasonViews } from './reasons'
import type { BookingNeeds } from './needs'

/** A visit that has no time yet. */
export type Draft = Omit<NewVisit, keyof Slot>

/** Where it is to stand, and who could come: the first `people` of those who are free are tried first. */
export interface Wish {
  day: Day
  time: Time
  staff: readonly StaffLoad[]
  /** Asked for by name: it is this one and somebody else, or nobody. */
  named?: string | undefined
}

type Placed = { visit: Visit } | { reasons: ReasonView[] }
type Lost = Extract<Taken, { taken: false }>

/** Taking a time: the visit is written down with every key it means to hold, and then takes them. */
export function createClaiming({ schedule }: Pick<BookingNeeds, 'schedule'>) {
  const slotOf = (draft: Draft, { day, time }: Wish, staff: readonly StaffLoad[]): Slot => ({
    ...{ day, time, to: later(time, draft.minutes) },
    staffIds: staff.map(({ id }) => id),
    claims: schedule.keysOf({
      ...{ staff, day, time, elderId: draft.elderId },
      ...{ minutes: draft.minutes, home: draft.home },
      ...(draft.override ? { override: draft.id } : {}),
    }),
  })

  /**
   * A held visit that has its time for certain, or why not. Whoever turns out to be taken is left out, and the next is
   * tried; a visit that got nothing is taken away again, and what it wrote is dead with it.
   */
  async function claim(draft: Draft, wish: Wish): Promise<Placed> {
    let rest = wish.staff
    let visit: Visit | undefined
    let lost: Lost | undefined
    while (rest.length >= draft.people && lost?.lost !== 'elder') {
      const slot = slotOf(draft, wish, rest.slice(0, draft.people))
      visit = visit
        ? await bookingStore.reslot(visit, slot)
        : await visitStore.add({ ...draft, ...slot })
      if (!visit) break
      const taken = await schedule.take(visit.id, slot.claims)
      if (taken.taken) return { visit }
      lost = taken
      rest = withoutLoser(rest, taken, wish.named)
    }
    if (visit) await bookingStore.takeAway(visit)
    return { reasons: reasonViews([lost?.reason ?? 'nobody-free'], draft.kind) }
  }

  return { claim, slotOf }
}

export type Claiming = ReturnType<typeof createClaiming>

/**
 * Who is left to be tried: nobody, when whoever is asked for by name is taken. The key names whose time it was:
 * `s:<id>|…` or `n:<id>|…`.
 */
export function withoutLoser(
  staff: readonly StaffLoad[],
  { key }: Lost,
  named?: string,
): readonly StaffLoad[] {
  const loser = key.slice(2).split('|')[0]
  return loser === named ? [] : staff.filter(({ id }) => id !== loser)
}

/** `later('08:30', 45) //=> '09:15'` */
export function later(time: Time, minutes: number): Time {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}
