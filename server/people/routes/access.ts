import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { glassInput, openedQuery, openedReply } from '../access/input'
import { personParams as params } from '../input'
import { fileRoles } from '../policy'
import type { People } from '../service'

/** Who opened a file, and opening one with a reason. */
export function accessRoutes({ people }: { people: People }): Router {
  const router = new Router({ prefix: '/people/:id' })

  router.get(
    '/opened',
    endpoint(
      { summary: '谁看过我的档案', params, query: openedQuery, reply: openedReply },
      async ({ actor, params: { id }, query }) => people.opened(actor, id, query),
    ),
  )
  router.post(
    '/break-glass',
    endpoint(
      {
        summary: '说明原因后查看',
        roles: fileRoles,
        params,
        body: glassInput,
        reply: z.null(),
        status: 204,
      },
      async ({ actor, params: { id }, body }) => {
        await people.breakGlass(actor, id, body)
        return null
      },
    ),
  )
  return router
}
