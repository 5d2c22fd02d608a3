import Router from '@koa/router'
import type { Clock } from '../kit/clock'
import { askingRoutes } from './routes/asking'
import { bookingRoutes } from './routes/booking'
import { visitCareRoutes } from './routes/care'
import { visitDeskRoutes } from './routes/desk'
import { catalogueRoutes, readingRoutes } from './routes/reading'
import { visitRegisterRoutes } from './routes/registers'
import { visitSafetyRoutes } from './routes/safety'
import { createShowing } from './routes/showing'
import type { Showing } from './routes/showing'
import type { Visits } from './service'

/** Everything about visits; the literal paths of each part stand before the ids of the last. */
export function roomOfVisits({ visits, clock }: { visits: Visits; clock: Clock }): Router[] {
  const given = { visits, showing: createShowing({ visits, clock }) }
  return [
    visitDeskRoutes(given),
    visitSafetyRoutes(given),
    visitRegisterRoutes(given),
    visitCareRoutes(given),
    visitRoutes(given),
  ]
}

/** Booking a visit, and reading it; literal paths stand before ids. */
function visitRoutes({ visits, showing }: { visits: Visits; showing: Showing }) {
  const router = new Router({ prefix: '/visits' })
  catalogueRoutes(router, visits.catalogue)
  askingRoutes(router, visits.booking)
  bookingRoutes(router, visits.booking, showing)
  readingRoutes(router, visits, showing)
  return router
}
