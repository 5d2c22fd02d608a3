import { trusted } from 'mongoose'
import type { Day } from '../../shared/day'
import type { VisitKind, VisitState } from '../../shared/visits/kinds'
import { isObjectIdText } from '../kit/object-id'
import { VisitModel } from './model'
import { guarded } from './store'
import type { Moving, Slot, Visit } from './types'

/** What booking does to visits that are not booked yet, and to those that change their time. */
export const bookingStore = {
  /** Another time or other people for one that is held and not confirmed: no step of its trail. */
  async reslot(visit: Visit, slot: Slot): Promise<Visit | undefined> {
    return guarded(visit, { $set: slot, $inc: { version: 1 } })
  },

  /** Wants another slot beside the present one: both stand until it is certain or taken back. */
  async wantSlot(visit: Visit, moving: Moving | undefined): Promise<Visit | undefined> {
    const change = moving ? { $set: { moving } } : { $unset: { moving: 1 as const } }
    return guarded(visit, { ...change, $inc: { version: 1 } })
  },

  /** One that never had its time is not kept; nobody has seen it. */
  async takeAway({ id, version }: Visit): Promise<void> {
    await VisitModel.deleteOne({ _id: id, version, state: 'held' })
  },

  /** What somebody holds for an elder and has not confirmed; offers to those who waited stay. */
  async giveBackHeld(elderId: string, actorId: string, now: string): Promise<void> {
    const filter = { elderId, state: 'held' as const, 'asked.byId': actorId }
    await VisitModel.updateMany(
      { ...filter, waitingId: trusted({ $exists: false }) },
      expiredAt(now),
    )
  },

  /** A time offered to somebody who waited, and not taken. */
  async giveBackOffer(id: string, now: string): Promise<void> {
    if (!isObjectIdText(id)) return
    await VisitModel.updateOne({ _id: id, state: 'held' }, expiredAt(now))
  },

  /** How many of a kind an elder has booked and not had, between two days. */
  async openOf(elderId: string, kind: VisitKind, { from, to }: { from: Day; to: Day }) {
    const day = trusted({ $gte: from, $lte: to })
    return VisitModel.countDocuments({
      elderId,
      kind,
      day,
      state: trusted({ $in: [...openStates] }),
    })
  },

  /** Held times nobody confirmed, long over. */
  async sweepExpired(before: Day): Promise<void> {
    await VisitModel.deleteMany({ state: 'expired', day: trusted({ $lt: before }) })
  },
}

/** Booked, and not given yet: what is given stands in the ledger. */
const openStates = [
  'held',
  'requested',
  'consulted',
  'offered',
  'accepted',
  'set-off',
  'arrived',
  'started',
  'done',
] as const satisfies readonly VisitState[]

const expiredAt = (now: string) => ({
  $set: { state: 'expired' as const, 'reached.expired': now },
  $unset: { heldUntil: 1 as const },
  $inc: { version: 1 },
})
