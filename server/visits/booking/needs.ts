import type { CatalogueRoom } from '../catalogue/service'
import type { Gate } from '../care/gate'
import type { Changed } from '../changing'
import type { VisitNeeds } from '../needs'
import type { Step, Visit } from '../types'

export type BookingNeeds = VisitNeeds & {
  changed: Changed
  gate: Gate
  catalogue: CatalogueRoom
  /** In the transaction of a confirmation: what follows from it by itself. */
  confirmed: (visit: Visit) => Promise<Visit>
  /** The same before anything is written: the step that follows a confirmation by itself. */
  follows: (visit: Visit) => Promise<Step | undefined>
}
