import type { CatalogueItem } from '../../../shared/visits/catalogue'
import type { Actor } from '../../kit/actor'
import type { Booking } from '../booking/service'
import type { Changed } from '../changing'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'

export type CareNeeds = VisitNeeds & {
  changed: Changed
  /** The item of 互联网+护理 a visit was booked for, as its version of the catalogue has it. */
  itemOf: (visit: Pick<Visit, 'code' | 'catalogueVersion'>) => Promise<CatalogueItem | undefined>
  /** Takes somebody else's time for a visit that stands. */
  retime: Booking['retime']
  /** Who could come instead, those who lead first: those named, if they can, or whoever is right. */
  chosen: (actor: Actor, visit: Visit, named?: readonly string[]) => Promise<string[]>
}
