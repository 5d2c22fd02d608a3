import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS, SERIES_FURTHEST_DAYS } from '../../../shared/schedule'
import type { Visit } from '../types'

/** The last day a visit can be moved to: one of a series as far as the series reaches. */
export const furthestOf = ({ seriesId }: Pick<Visit, 'seriesId'>, today: Day): Day =>
  addDays(today, seriesId ? SERIES_FURTHEST_DAYS : FURTHEST_DAYS)
