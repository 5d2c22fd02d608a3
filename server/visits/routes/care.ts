import Router from '@koa/router'
import type { Visits } from '../service'
import { atTheDoorRoutes } from './care/at-the-door'
import { beforeRoutes } from './care/before'
import { afterRoutes } from './care/after'
import type { Showing } from './showing'

/** The visit itself, step by step, from the first consultation to what it counts as. */
export function visitCareRoutes({ visits, showing }: { visits: Visits; showing: Showing }) {
  const router = new Router({ prefix: '/visits' })
  beforeRoutes(router, visits.care, showing)
  atTheDoorRoutes(router, visits.care, showing)
  afterRoutes(router, visits.care, showing)
  return router
}
