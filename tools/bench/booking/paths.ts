import { confirm, create, evening, series, staff, waiting } from './contests'
import type { Path, PathName } from './contests'
import { move } from './moving'

/** How many are booked in a round: a series has three times. */
export const paths: Record<PathName, { path: Path; booked: number }> = {
  create: { path: create, booked: 1 },
  confirm: { path: confirm, booked: 1 },
  staff: { path: staff, booked: 1 },
  move: { path: move, booked: 1 },
  series: { path: series, booked: 3 },
  waiting: { path: waiting, booked: 1 },
  evening: { path: evening, booked: 1 },
}
