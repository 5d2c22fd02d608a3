import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { sessionReply } from '../replies'
import type { Sessions } from '../sessions'
import { sessionParams } from '../sign-in/input'
import { ownSessionsReply } from '../sign-in/replies'

interface Needs {
  sessions: Sessions
  /** Forgets the identity kept for this token, so that signing out is at once. */
  forget: (tokenHash: string) => void
}

const nothing = { who: 'caller', reply: z.null(), status: 204 } as const

/** Who I am, for whom I may act, my roles; signing out, here and elsewhere. */
export function sessionRoutes(needs: Needs): Router {
  const router = new Router({ prefix: '/session' })
  addOwn(router, needs)
  addOthers(router, needs)
  return router
}

function addOwn(router: Router, { sessions, forget }: Needs) {
  router.get(
    '/',
    endpoint({ summary: '当前登录', who: 'caller', reply: sessionReply }, async ({ caller }) =>
      sessions.view(caller),
    ),
  )
  router.delete(
    '/',
    endpoint({ ...nothing, summary: '退出登录' }, async ({ caller }) => {
      await sessions.end(caller.identity.tokenHash)
      forget(caller.identity.tokenHash)
      return null
    }),
  )
}

function addOthers(router: Router, { sessions, forget }: Needs) {
  router.get(
    '/all',
    endpoint(
      { summary: '我的全部登录', who: 'caller', reply: ownSessionsReply },
      async ({ caller }) => sessions.own(caller),
    ),
  )
  router.delete(
    '/all',
    endpoint({ ...nothing, summary: '退出其他设备' }, async ({ caller }) => {
      await sessions.endOthers(caller)
      return null
    }),
  )
  router.delete(
    '/all/:id',
    endpoint(
      { ...nothing, summary: '退出一台设备', params: sessionParams },
      async ({ caller, params }) => {
        await sessions.endOne(caller, params.id)
        forget(params.id)
        return null
      },
    ),
  )
}
