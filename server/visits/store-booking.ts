import { trusted } from 'mongoose'
import type { Day } from '../../shared/day'
import { isObjectIdText } from '../kit/object-id'
import type { Write } from '../kit/writing-together'
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
    await VisitModel.updateMany(heldBy(elderId, actorId), expiredAt(now))
  },

  /** The same, to be written with something else. */
  givingBack: (elderId: string, actorId: string, now: string): Write => ({
    collection: VisitModel.collection.name,
    where: heldBy(elderId, actorId),
    change: expiredAt(now),
    many: true,
  }),

  /** A time offered to somebody who waited, and not taken. */
  async giveBackOffer(id: string, now: string): Promise<void> {
    if (!isObjectIdText(id)) return
    await VisitModel.updateOne({ _id: id, state: 'held' }, expiredAt(now))
  },

  /** The days of a house, from today on, on which a held time ran out or was given back since an instant. */
  async daysRanOut(orgId: string, { today, since }: { today: Day; since: string }): Promise<Day[]> {
    return VisitModel.distinct('day', {
      orgPath: orgId,
      state: 'expired',
      day: trusted({ $gte: today }),
      'reached.expired': trusted({ $gte: since }),
    })
  },

  /** Held times nobody confirmed, long over. */
  async sweepExpired(before: Day): Promise<void> {
    await VisitModel.deleteMany({ state: 'expired', day: trusted({ $lt: before }) })
  },
}

const heldBy = (elderId: string, actorId: string) => ({
  ...{ elderId, state: 'held' as const, 'asked.byId': actorId },
  waitingId: trusted({ $exists: false }),
})

const expiredAt = (now: string) => ({
  $set: { state: 'expired' as const, 'reached.expired': now },
  $unset: { heldUntil: 1 as const },
  $inc: { version: 1 },
})
