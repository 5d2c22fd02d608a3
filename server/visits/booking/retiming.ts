import type { Day } from '../../../shared/day'
import type { NoTimeReason, ReasonView, Time } from '../../../shared/schedule'
import { outsideTransaction } from '../../kit/transaction'
import { refuseUnless } from '../../kit/refusal'
import type { StaffLoad } from '../../schedule/types'
import { bookingStore } from '../store-booking'
import type { Moving, Slot, Step, Visit } from '../types'
import { MOST_ROUNDS, withoutLoser } from './claiming'
import type { Claiming } from './claiming'
import { minutesOn } from './drafting'
import type { BookingNeeds } from './needs'
import { reasonViews } from './reasons'

/** Where a visit is to go: another time, other people, or both; those who lead first. */
export interface Target {
  day: Day
  time: Time
  staffIds: readonly string[]
  /** Asked for by name: it is this one and somebody else, or nobody. */
  named?: string | undefined
}

/** So long a wanted time stands beside the old one; a crash leaves nothing longer. */
const WANTED_MINUTES = 1

type Wanted = { wanting: Visit; slot: Slot } | { reasons: ReasonView[] }
type Retimed = { visit: Visit } | { reasons: ReasonView[] }

/** Wants another slot beside the present one. */
function createWanting({ schedule, clock }: BookingNeeds, { slotOf, promiseFor }: Claiming) {
  /** The first `people` of these who can be had; whoever turns out to be taken is left out. */
  return async function want(
    visit: Visit,
    { day, time, named }: Target,
    all: readonly StaffLoad[],
  ): Promise<Wanted> {
    const own = new Set(visit.claims)
    let rest = all
    let wanting: Visit | undefined = visit
    let reason: NoTimeReason = 'nobody-free'
    for (let round = 0; round < MOST_ROUNDS && rest.length >= visit.people; round++) {
      const promise = await promiseFor(visit, day, { keeps: visit.id })
      if (!promise) {
        reason = 'not-eligible'
        break
      }
      const wish = { day, time, staff: rest, ...promise }
      const slot = slotOf(visit, wish, rest.slice(0, visit.people))
      const moving: Moving = { ...slot, until: minutesOn(clock.now(), WANTED_MINUTES) }
      wanting = await bookingStore.wantSlot(wanting, moving)
      refuseUnless(wanting, 'data.changed')
      const taken = await schedule.take(visit.id, slot.claims, own)
      if (taken.taken) return { wanting, slot }
      reason = taken.reason
      rest = withoutLoser(rest, taken, named)
    }
    if (wanting !== visit) await bookingStore.wantSlot(wanting, undefined)
    return { reasons: reasonViews([reason], visit.kind) }
  }
}

/**
 * Takes another time, or somebody else, for a visit that stands: both claims are held until the new one is certain,
 * so that a lost one leaves the visit as it was. Answers the visit in its new place, or why there is none. It all
 * stands beside a transaction around it, which cannot take it back.
 */
export function createRetiming(needs: BookingNeeds, claiming: Claiming) {
  const { schedule, changed } = needs
  const want = createWanting(needs, claiming)

  /** `step` says what else the change sets: its event, its state, who did it. */
  return async function retime(visit: Visit, target: Target, step: Step): Promise<Retimed> {
    return outsideTransaction(async () => {
      const loads = await schedule.loads(target.staffIds, target.day)
      const wanted = await want(visit, target, inOrder(target.staffIds, loads))
      if ('reasons' in wanted) return wanted
      const set = { ...step.set, ...wanted.slot, ...givenOver(visit, wanted.slot, step.act.at) }
      return { visit: await changed(wanted.wanting, { ...step, set }) }
    })
  }
}

export type Retime = ReturnType<typeof createRetiming>

/** Who comes now is asked anew; who came before and does not any more is told so. */
function givenOver({ staffIds, takenOff = [], day, time }: Visit, slot: Slot, at: string) {
  const gone = staffIds.filter((id) => !slot.staffIds.includes(id))
  const all = [...takenOff, ...gone.map((staffId) => ({ staffId, day, time, at }))]
  const off = all.filter(({ staffId }) => !slot.staffIds.includes(staffId))
  return { moving: undefined, acceptedBy: undefined, takenOff: off.length > 0 ? off : undefined }
}

const inOrder = (ids: readonly string[], loads: readonly StaffLoad[]): StaffLoad[] =>
  ids.flatMap((id) => loads.filter((load) => load.id === id))
