import type { Day } from '../../../shared/day'
import type { SeriesView } from '../../../shared/visits/booking'
import type { Visit } from '../types'

export type NotPlaced = SeriesView['notPlaced'][number]

export interface Placed {
  seriesId: string
  placed: Visit[]
  notPlaced: NotPlaced[]
  /** Of the placed ones, days beyond the years the calendar of the state covers. */
  holidaysUnknown?: Day[]
}
