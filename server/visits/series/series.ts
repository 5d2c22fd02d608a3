import { addDays, addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { ReasonView, Time } from '../../../shared/schedule'
import type { SeriesRequest } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { inOneTransaction, outsideTransaction } from '../../kit/transaction'
import type { ConfirmHeld } from '../booking/confirming'
import type { Holding } from '../booking/holding'
import type { Visit } from '../types'

export interface Placed {
  seriesId: string
  placed: Visit[]
  notPlaced: { day: Day; time: Time; reasons: ReasonView[] }[]
}

/** 换药 every 3 days, 尿管 every month: every time claims for itself, and the answer says which could not be had. */
export function createSeries({ prepare, giveBack, tryHold }: Holding, confirmHeld: ConfirmHeld) {
  async function book(actor: Actor, { every, times, ...first }: SeriesRequest): Promise<Placed> {
    const { held, ...rest } = await outsideTransaction(async () => {
      const prepared = await prepare(actor, first)
      // A try that broke off before it was confirmed must not stand in its own way.
      await giveBack(prepared)
      const seriesId = newObjectId()
      const held: Visit[] = []
      const notPlaced: Placed['notPlaced'] = []
      for (const day of daysOf(first.day, every, times)) {
        const found = await tryHold({ ...prepared, request: { ...first, day } }, { seriesId })
        if ('visit' in found) held.push(found.visit)
        else notPlaced.push({ day, time: first.time, reasons: found.reasons })
      }
      return { seriesId, held, notPlaced }
    })
    const placed = await inOneTransaction(async () => {
      const visits: Visit[] = []
      for (const visit of held) visits.push(await confirmHeld(actor, visit))
      return visits
    })
    return { ...rest, placed }
  }

  return { book }
}

/** Months run from the first day, so that a 31st comes back after a short month. */
export const daysOf = (first: Day, every: SeriesRequest['every'], times: number): Day[] =>
  Array.from({ length: times }, (_, at) =>
    'days' in every ? addDays(first, at * every.days) : addMonths(first, at * every.months),
  )
