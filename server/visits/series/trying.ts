import { addDays } from '../../../shared/day'
import { SERIES_FURTHEST_DAYS } from '../../../shared/schedule'
import type { NoTimeReason } from '../../../shared/schedule'
import type { SeriesRequest } from '../../../shared/visits/booking'
import type { Clock } from '../../kit/clock'
import { refuse } from '../../kit/refusal'
import type { Prepared } from '../booking/holding'
import { refuseFor } from '../booking/reasons'
import { daysOf } from './days'
import { MOST_ROUNDS } from './placing'
import type { PlaceAt } from './placing'
import { seriesStore } from './store'
import type { Missed, Series } from './store'
import type { NotPlaced } from './types'

/** Every time of a series in its turn. Several tries of the same series may be at it at once. */
export function createTrying(clock: Clock, placeAt: PlaceAt) {
  /** Answers what could not be had, by whichever try said so first; tried again when another one got such a time. */
  async function tryAll(
    prepared: Prepared,
    series: Series,
    request: SeriesRequest,
  ): Promise<NotPlaced[]> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const missed = await placeAll(prepared, series.id, request)
      if (missed.length === request.times) await refuseHopeless(series, missed)
      if (await seriesStore.finish(series.id, missed)) return missed.map(({ told }) => told)
      const said = (await seriesStore.byId(series.id))?.notPlaced
      if (said) return said
    }
    return refuse('idempotency.in-flight', { seconds: 1 })
  }

  async function placeAll(
    prepared: Prepared,
    seriesId: string,
    { every, times, day: first, time }: SeriesRequest,
  ): Promise<Missed[]> {
    const until = addDays(clock.today(), SERIES_FURTHEST_DAYS)
    const missed: Missed[] = []
    for (const [at, day] of daysOf(first, every, times).entries()) {
      const occurrence = `${seriesId}|${at}`
      const reasons = await placeAt(prepared, day, { seriesId, at, occurrence, until })
      if (reasons) missed.push({ at, told: { day, time, reasons } })
    }
    return missed
  }

  return tryAll
}

/** Somebody was faster: another time would do. */
const taken: readonly NoTimeReason[] = ['nobody-free', 'elder-busy']

/**
 * What no time would change is refused as for a single visit, and nothing is kept of it; nor was it, when another try at
 * this moment has refused it already.
 */
async function refuseHopeless({ id }: Series, missed: readonly Missed[]): Promise<void> {
  const reasons = missed.flatMap(({ told }) => told.reasons)
  if (reasons.some(({ code }) => taken.includes(code))) return
  const isForgotten = (await seriesStore.forget(id)) || !(await seriesStore.byId(id))
  if (isForgotten) refuseFor(reasons)
}
