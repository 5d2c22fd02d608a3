import type Router from '@koa/router'
import type { DayRouteView } from '../../../../shared/visits/route'
import { endpoint } from '../../../kit/endpoint'
import type { AroundVisits } from '../../around/service'
import { offerInput, visitParams as params } from '../../input-care'
import { dayQuery, ratingInput } from '../../input-safety'
import { houseRoles, visitRoles } from '../../policy'
import { visitReply as reply } from '../../replies'
import { dayRouteReply } from '../../replies-safety'
import { opens } from '../showing'
import type { Showing } from '../showing'

/** The doors of a day, who comes instead, and what both sides say of a visit. */
export function aroundRoutes(router: Router, around: AroundVisits, show: Showing) {
  router.get(
    '/day',
    endpoint(
      {
        summary: '一天的路线',
        roles: visitRoles,
        query: dayQuery,
        opens: { what: 'address', of: eldersOf },
        reply: dayRouteReply,
      },
      ({ actor, query }) => around.dayRoute(actor, query),
    ),
  )

  router.post(
    '/:id/reassign',
    endpoint(
      { summary: '改派', roles: houseRoles, params, body: offerInput, opens, reply },
      async ({ actor, params: { id }, body }) =>
        show.one(actor, await around.reassign(actor, id, body)),
    ),
  )

  router.post(
    '/:id/rating',
    endpoint(
      { summary: '评价', params, body: ratingInput, opens, reply },
      async ({ actor, params: { id }, body }) =>
        show.one(actor, await around.rate(actor, id, body)),
    ),
  )
}

const eldersOf = ({ households, unplaced, clinic }: DayRouteView): string[] =>
  [
    ...households.flatMap(({ visits }) => visits),
    ...unplaced.map(({ visit }) => visit),
    ...clinic,
  ].map(({ elder }) => elder.id)
