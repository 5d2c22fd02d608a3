import { withFeeKept } from '../../../shared/visits/bill'
import type { CancelRequest } from '../../../shared/visits/booking'
import { cancelFee, hoursBefore } from '../../../shared/visits/fees'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { startOf } from '../around/instants'
import type { TakeStep } from '../care/stepping'
import { visitStore } from '../store'
import type { Visit, VisitChange } from '../types'
import type { BookingNeeds } from './needs'

/** Letting go of a time: what it costs stands in the table, by state and by the hours before. */
export function createCancelling({ clock }: Pick<BookingNeeds, 'clock'>, step: TakeStep) {
  /** `rest` ends the later ones of the series too, as far as they still can be. */
  async function cancel(actor: Actor, id: string, request: CancelRequest): Promise<Visit> {
    return inOneTransaction(async () => {
      const { rest, ...own } = request
      const cancelled = await cancelOne(actor, id, own)
      if (rest && cancelled.seriesId) await cancelLater(actor, cancelled, request.reason)
      return cancelled
    })
  }

  const cancelOne = (actor: Actor, id: string, request: Omit<CancelRequest, 'rest'>) =>
    step({ actor, id, request }, { event: 'cancel' }, (visit) => ({
      set: ending(visit, request.reason),
      note: request.reason,
    }))

  function ending(visit: Visit, reason: string): VisitChange {
    const fee = cancelFee(visit.kind, visit.state, hoursBefore(startOf(visit), clock.now()))
    refuseUnless(fee, 'visit.too-late-to-cancel')
    return {
      ...{ reason, heldUntil: undefined, moving: undefined },
      bill: withFeeKept(visit.bill, fee),
      ...(fee.late ? { late: true } : {}),
    }
  }

  async function cancelLater(actor: Actor, { seriesId = '', day, time }: Visit, reason: string) {
    const series = await visitStore.ofSeries(seriesId)
    const later = series.filter((each) => `${each.day}${each.time}` > `${day}${time}`)
    for (const visit of later.filter(canStillBeCancelled)) {
      await cancelOne(actor, visit.id, { version: visit.version, reason })
    }
  }

  return { cancel }
}

const canStillBeCancelled = ({ kind, state }: Visit) => cancelFee(kind, state, 0) !== undefined
