import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { contractParams as params, endInput, nothing, renewInput, returnInput } from '../input'
import { contractRoles as roles } from '../policy'
import { contractReply as reply } from '../replies'
import type { Contracts } from '../service'
import { opens } from './showing'
import type { Showing } from './showing'

export function decidingRoutes(router: Router, contracts: Contracts, show: Showing) {
  router.post(
    '/:id/accept',
    endpoint(
      { summary: '团队接受申请', roles, params, body: nothing, opens, reply },
      async ({ actor, params }) => show.one(await contracts.accept(actor, params.id)),
    ),
  )

  router.post(
    '/:id/return',
    endpoint(
      { summary: '团队退回申请', roles, params, body: returnInput, opens, reply },
      async ({ actor, params, body }) =>
        show.one(await contracts.giveBack(actor, params.id, body.reason)),
    ),
  )

  router.post(
    '/:id/renew',
    endpoint(
      { summary: '续约', roles, params, body: renewInput, opens, reply },
      async ({ actor, params, body }) =>
        show.one(await contracts.renew(actor, params.id, body.termMonths)),
    ),
  )

  router.post(
    '/:id/end',
    endpoint(
      { summary: '终止签约', roles, params, body: endInput, opens, reply },
      async ({ actor, params, body }) => show.one(await contracts.end(actor, params.id, body)),
    ),
  )
}
