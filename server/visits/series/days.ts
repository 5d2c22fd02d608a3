import { addDays, addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { SeriesRequest } from '../../../shared/visits/booking'

/** Months run from the first day, so that a 31st comes back after a short month. */
export const daysOf = (first: Day, every: SeriesRequest['every'], times: number): Day[] =>
  Array.from({ length: times }, (_, at) =>
    'days' in every ? addDays(first, at * every.days) : addMonths(first, at * every.months),
  )
