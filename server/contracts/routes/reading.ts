import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { contractParams as params, currentQuery, listQuery } from '../input'
import { contractReply, contractsReply, currentReply } from '../replies'
import type { Contracts } from '../service'
import type { Showing } from './showing'

export function readingRoutes(router: Router, contracts: Contracts, show: Showing) {
  router.get(
    '/current',
    endpoint(
      { summary: '老人现在的签约', query: currentQuery, reply: currentReply },
      async ({ actor, query }) => show.current(await contracts.current(actor, query.elderId)),
    ),
  )

  router.get(
    '/',
    endpoint(
      { summary: '签约列表', query: listQuery, reply: contractsReply },
      async ({ actor, query }) => show.page(await contracts.list(actor, query)),
    ),
  )

  router.get(
    '/:id',
    endpoint(
      { summary: '一份签约', who: 'caller', params, reply: contractReply },
      async ({ caller, params }) => {
        const contract = await contracts.open(caller, params.id)
        return show.one(contract, await contracts.owed(contract))
      },
    ),
  )
}
