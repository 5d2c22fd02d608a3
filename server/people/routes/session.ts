import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { sessionReply } from '../replies'
import type { Sessions } from '../sessions'

interface Needs {
  sessions: Sessions
  /** Forgets the identity kept for this token, so that signing out is at once. */
  forget: (tokenHash: string) => void
}

/** Who I am, for whom I may act, my roles; and signing out. */
export function sessionRoutes({ sessions, forget }: Needs): Router {
  const router = new Router({ prefix: '/session' })

  router.get(
    '/',
    endpoint({ summary: '当前登录', who: 'caller', reply: sessionReply }, async ({ caller }) =>
      sessions.view(caller),
    ),
  )
  router.delete(
    '/',
    endpoint(
      { summary: '退出登录', who: 'caller', reply: z.null(), status: 204 },
      async ({ caller }) => {
        await sessions.end(caller.identity.tokenHash)
        forget(caller.identity.tokenHash)
        return null
      },
    ),
  )
  return router
}
