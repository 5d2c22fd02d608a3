import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import type { AroundVisits } from '../../around/service'
import { offerInput } from '../../input-care'
import { dayQuery, ratingInput } from '../../input-safety'
import { houseRoles, visitRoles } from '../../policy'
import { dayRouteReply } from '../../replies-safety'
import { stepsOf } from '../care/steps'
import type { Showing } from '../showing'
import { opensDay } from './opening'

/** The doors of a day, who comes instead, and what both sides say of a visit. */
export function aroundRoutes(router: Router, around: AroundVisits, show: Showing) {
  router.get(
    '/day',
    endpoint(
      {
        summary: '一天的路线',
        roles: visitRoles,
        query: dayQuery,
        opens: opensDay,
        reply: dayRouteReply,
      },
      ({ actor, query }) => around.dayRoute(actor, query),
    ),
  )

  const step = stepsOf(router, show)
  step('reassign', { summary: '改派', roles: houseRoles, body: offerInput }, around.reassign)
  step('rating', { summary: '评价', body: ratingInput }, around.rate)
}
