import { addDays, addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { SERIES_FURTHEST_DAYS } from '../../../shared/schedule'
import type { NoTimeReason } from '../../../shared/schedule'
import type { SeriesRequest } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import type { AskerOf } from '../booking/asking'
import type { ConfirmHeld } from '../booking/confirming'
import type { Holding, Prepared } from '../booking/holding'
import type { BookingNeeds } from '../booking/needs'
import { refuseFor } from '../booking/reasons'
import { visitStore } from '../store'
import { refuseOther, seriesOf } from './key'
import { createPlacing, isBooked } from './placing'
import { seriesStore } from './store'
import type { Series } from './store'
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
  const placeAt = createPlacing(clock, parts)

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
      const notPlaced = await placeAll(prepared, series.id, request)
      if (notPlaced.length === request.times) await refuseHopeless(series, notPlaced)
      await seriesStore.finish(series.id, notPlaced)
      return answerOf(series.id, notPlaced)
    })
  }

  /** Answers what could not be had. */
  async function placeAll(
    prepared: Prepared,
    seriesId: string,
    { every, times, day: first, time }: SeriesRequest,
  ): Promise<NotPlaced[]> {
    const until = addDays(clock.today(), SERIES_FURTHEST_DAYS)
    const notPlaced: NotPlaced[] = []
    for (const [at, day] of daysOf(first, every, times).entries()) {
      const occurrence = `${seriesId}|${at}`
      const reasons = await placeAt(prepared, day, { seriesId, occurrence, until })
      if (reasons) notPlaced.push({ day, time, reasons })
    }
    return notPlaced
  }

  const answerOf = (seriesId: string, notPlaced: NotPlaced[]) =>
    placedOf(schedule, seriesId, notPlaced)

  return { book }
}

/** Somebody was faster: another time would do. */
const taken: readonly NoTimeReason[] = ['nobody-free', 'elder-busy']

/** What no time would change is refused as for a single visit, and nothing is kept of it. */
async function refuseHopeless({ id }: Series, notPlaced: readonly NotPlaced[]): Promise<void> {
  const reasons = notPlaced.flatMap((each) => each.reasons)
  if (reasons.some(({ code }) => taken.includes(code))) return
  await seriesStore.forget(id)
  refuseFor(reasons)
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

/** Months run from the first day, so that a 31st comes back after a short month. */
export const daysOf = (first: Day, every: SeriesRequest['every'], times: number): Day[] =>
  Array.from({ length: times }, (_, at) =>
    'days' in every ? addDays(first, at * every.days) : addMonths(first, at * every.months),
  )
