import type Router from '@koa/router'
import type { CurrentContractView } from '../../../shared/contracts'
import { endpoint } from '../../kit/endpoint'
import { contractParams as params, currentQuery, listQuery } from '../input'
import { contractReply, contractsReply, currentReply, standingsReply } from '../replies'
import type { Contracts } from '../service'
import { opens, opensAll } from './showing'
import type { Showing } from './showing'

export function readingRoutes(router: Router, contracts: Contracts, show: Showing) {
  router.get(
    '/current',
    endpoint(
      { summary: '老人现在的签约', query: currentQuery, opens, reply: currentReply },
      async ({ actor, query }) => show.current(await contracts.current(actor, query.elderId)),
    ),
  )

  router.get(
    '/standings',
    endpoint(
      {
        summary: '我能替谁签约，他们现在的签约',
        opens: {
          what: 'contracts',
          of: (all: CurrentContractView[]) => all.map(({ elder }) => elder.id),
        },
        reply: standingsReply,
      },
      async ({ actor }) => show.standings(await contracts.standings(actor)),
    ),
  )

  router.get(
    '/',
    endpoint(
      { summary: '签约列表', query: listQuery, opens: opensAll, reply: contractsReply },
      async ({ actor, query }) => show.page(await contracts.list(actor, query)),
    ),
  )

  router.get(
    '/:id',
    endpoint(
      { summary: '一份签约', who: 'caller', params, opens, reply: contractReply },
      async ({ caller, params }) => {
        const contract = await contracts.open(caller, params.id)
        return show.one(contract, await contracts.owed(contract))
      },
    ),
  )
}
