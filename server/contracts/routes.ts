import Router from '@koa/router'
import type { Clock } from '../kit/clock'
import { askingRoutes } from './routes/asking'
import { decidingRoutes } from './routes/deciding'
import { readingRoutes } from './routes/reading'
import { createShowing } from './routes/showing'
import type { Contracts } from './service'

/** Everything about family-doctor contracts; literal paths stand before ids, because the first match answers. */
export function contractRoutes({ contracts, clock }: { contracts: Contracts; clock: Clock }) {
  const router = new Router({ prefix: '/contracts' })
  const showing = createShowing({ contracts, clock })
  readingRoutes(router, contracts, showing)
  askingRoutes(router, contracts, showing)
  decidingRoutes(router, contracts, showing)
  return router
}
