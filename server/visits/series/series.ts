import type { SeriesRequest } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import type { AskerOf } from '../booking/asking'
import type { ConfirmHeld } from '../booking/confirming'
import type { Holding } from '../booking/holding'
import type { BookingNeeds } from '../booking/needs'
import { visitStore } from '../store'
import { refuseOther, seriesOf } from './key'
import { createPlacing, isBooked } from './placing'
import { seriesStore } from './store'
import { createTrying } from './trying'
import type { NotPlaced, Placed } from './types'

interface Parts extends Holding {
  askerOf: AskerOf
  confirmHeld: ConfirmHeld
}

/** 换药 every 3 days, 尿管 every month: every time claims for itself, and the answer says which could not be had. */
export function createSeries(
  { clock, schedule, vault }: Pick<BookingNeeds, 'clock' | 'schedule' | 'vault'>,
  { askerOf, prepare, giveBack, ...parts }: Parts,
) {
  const tryAll = createTrying(clock, createPlacing(clock, parts))

  /**
   * Every time is booked for good when its turn comes, so a series that broke off keeps what it has. Asked for again
   * under the same `eventId`, what is missing is tried; once all was tried, the answer is the same for ever.
   */
  async function book(actor: Actor, request: SeriesRequest): Promise<Placed> {
    return outsideTransaction(async () => {
      await askerOf(actor, request)
      const series = seriesOf(vault, actor.id, request)
      const known = refuseOther(await seriesStore.byId(series.id), series)
      if (known?.notPlaced) return answerOf(series.id, known.notPlaced)
      // What broke off yesterday is gone on with today: its times that are over are told as such.
      refuseUnless(known || request.day >= clock.today(), 'visit.too-early')
      const prepared = await prepare(actor, request)
      // A try that broke off before it was confirmed must not stand in its own way.
      await giveBack(prepared)
      refuseOther(await seriesStore.begin(series), series)
      return answerOf(series.id, await tryAll(prepared, series, request))
    })
  }

  const answerOf = (seriesId: string, notPlaced: NotPlaced[]) =>
    placedOf(schedule, seriesId, notPlaced)

  return { book }
}

async function placedOf(
  schedule: Pick<BookingNeeds['schedule'], 'marks'>,
  seriesId: string,
  notPlaced: NotPlaced[],
): Promise<Placed> {
  const placed = (await visitStore.ofSeries(seriesId)).filter(isBooked)
  const days = placed.map(({ day }) => day)
  const holidaysUnknown = days.filter((day) => schedule.marks(day, 1)[0]?.unknown)
  const marked = holidaysUnknown.length > 0 ? { holidaysUnknown } : {}
  return { seriesId, placed, notPlaced, ...marked }
}
