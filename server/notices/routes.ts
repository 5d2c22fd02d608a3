import Router from '@koa/router'
import { inboxRoutes } from './routes/inbox'
import { phoneListRoutes } from './routes/phone-list'
import { settingsRoutes } from './routes/settings'
import type { Notices } from './service'

/** Everything about notices, under `/notices`. */
export function noticeRoutes({ notices }: { notices: Notices }): Router {
  const router = new Router({ prefix: '/notices' })
  inboxRoutes(router, notices)
  settingsRoutes(router, notices)
  phoneListRoutes(router, notices)
  return router
}
