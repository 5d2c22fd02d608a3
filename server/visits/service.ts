import { createAround } from './around/service'
import { createBooking } from './booking/service'
import { gate } from './care/gate'
import { createCare } from './care/service'
import { createStepping } from './care/stepping'
import { createCatalogue } from './catalogue/service'
import { createChanging } from './changing'
import { createDesk } from './desk'
import { createLists } from './lists'
import type { VisitNeeds } from './needs'
import { createReading } from './reading'
import type { Step, Visit } from './types'

/** The room of visits: booking a time, the visit itself, and what stands around it. */
export function createVisits(given: Omit<VisitNeeds, 'told' | 'toldFirst'>) {
  // What is owed about a visit is said by `around`, which in turn changes visits: it is asked when one changes.
  const needs: VisitNeeds = {
    ...given,
    told: (visit: Visit) => around.told(visit),
    toldFirst: (visit: Visit) => around.toldFirst(visit),
  }
  const changed = createChanging(needs)
  const catalogue = createCatalogue(needs)
  const step = createStepping({ ...needs, changed })
  const confirmed = (visit: Visit) => care.consultOnFile(visit)
  const follows = (visit: Visit): Promise<Step | undefined> => care.follows(visit)
  const wholly = { confirmed, follows }
  const booking = createBooking({ ...needs, changed, gate, catalogue, ...wholly }, step)
  const { retime } = booking
  const { itemOf } = catalogue
  const chosen: typeof around.chosen = (...asked) => around.chosen(...asked)
  const care = createCare({ ...needs, changed, itemOf, retime, chosen })
  const { conditionChanged, refuseByGate } = care
  const around = createAround({
    ...{ ...needs, changed, gate, catalogue, ...wholly, retime },
    ...{ conditionChanged, refuseByGate },
  })
  const lists = createLists(needs, { ...care.lists, ...around.lists })
  return {
    reading: createReading({ ...needs, own: care.own }),
    catalogue,
    lists,
    desk: createDesk(needs, { lists, booking, care, around }),
    booking,
    care,
    around,
    jobs: [...booking.jobs, ...care.jobs, ...around.jobs],
  }
}

export type Visits = ReturnType<typeof createVisits>
