import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { confirmInput, contractParams as params, draftInput, nothing, signInput } from '../input'
import { draftRoles } from '../policy'
import { contractReply as reply } from '../replies'
import type { Contracts } from '../service'
import { opens } from './showing'
import type { Showing } from './showing'

export function askingRoutes(router: Router, contracts: Contracts, show: Showing) {
  router.post(
    '/',
    endpoint(
      { summary: '老人或家属申请签约', body: signInput, opens, reply, status: 201 },
      async ({ actor, body }) => show.one(await contracts.sign(actor, body)),
    ),
  )

  router.post(
    '/drafts',
    endpoint(
      { summary: '团队草拟签约', roles: draftRoles, body: draftInput, opens, reply, status: 201 },
      async ({ actor, body }) => show.one(await contracts.draft(actor, body)),
    ),
  )

  router.post(
    '/:id/confirm',
    endpoint(
      { summary: '老人或家属确认草拟的签约', params, body: confirmInput, opens, reply },
      async ({ actor, params, body }) => show.one(await contracts.confirm(actor, params.id, body)),
    ),
  )

  router.post(
    '/:id/withdraw',
    endpoint(
      { summary: '老人或家属撤回申请', params, body: nothing, opens, reply },
      async ({ actor, params }) => show.one(await contracts.withdraw(actor, params.id)),
    ),
  )
}
