import Router from '@koa/router'
import type { Visits } from '../service'
import { adverseRoutes } from './safety/adverse'
import { alarmRoutes } from './safety/alarms'
import { aroundRoutes } from './safety/around'
import { complaintRoutes } from './safety/complaints'
import { followUpRoutes } from './safety/follow-ups'
import { redFlagRoutes } from './safety/red-flags'
import type { Showing } from './showing'

/** What stands around visits; literal paths stand before the ids of the other parts. */
export function visitSafetyRoutes({ visits, showing }: { visits: Visits; showing: Showing }) {
  const router = new Router({ prefix: '/visits' })
  alarmRoutes(router, visits.around)
  adverseRoutes(router, visits.around)
  complaintRoutes(router, visits.around)
  followUpRoutes(router, visits.around)
  redFlagRoutes(router, visits.around)
  aroundRoutes(router, visits.around, showing)
  return router
}
