import { addDays, monthOf, yearOf } from '../../shared/day'
import type { Day, Month } from '../../shared/day'
import type { Counting } from './types'

interface Ways {
  /** Times of whole months, both included, from their rollups. */
  months: (from: Month, to: Month) => Promise<number>
  /** Times from a day on, line by line. */
  since: (day: Day) => Promise<number>
}

/** Times from 1 January to the day: whole months are read from rollups, only a month cut by the day line by line. */
export async function timesInYear(
  { asOf }: Pick<Counting, 'asOf'>,
  { months, since }: Ways,
): Promise<number> {
  const from = `${yearOf(asOf)}-01`
  const month = monthOf(asOf)
  const whole = monthOf(addDays(asOf, 1)) === month ? monthBefore(month) : month
  const sum = whole < from ? 0 : await months(from, whole)
  return whole === month ? sum : sum + (await since(`${month}-01`))
}

const monthBefore = (month: Month) => monthOf(addDays(`${month}-01`, -1))
