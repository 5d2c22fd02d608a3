import type Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { inboxQuery, readInput } from '../input'
import { noticesReply } from '../replies'
import type { Notices } from '../service'

export function inboxRoutes(router: Router, notices: Notices) {
  router.get(
    '/',
    endpoint(
      { summary: '我的消息', query: inboxQuery, reply: noticesReply },
      async ({ actor, query }) => notices.inbox(actor, query),
    ),
  )

  router.post(
    '/read',
    endpoint(
      { summary: '标为已读', body: readInput, reply: z.null(), status: 204 },
      async ({ actor, body }) => {
        await notices.markRead(actor, body.ids)
        return null
      },
    ),
  )
}
