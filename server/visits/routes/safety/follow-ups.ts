import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import { pageOf } from '../../../kit/input'
import type { AroundVisits } from '../../around/service'
import { visitParams as params } from '../../input-care'
import { heardInput, ownOrHouseQuery } from '../../input-safety'
import { visitRoles as roles } from '../../policy'
import { followUpReply as reply } from '../../replies-safety'
import { opensOne, opensPage } from './opening'

/** 48 小时回访. */
export function followUpRoutes(router: Router, { followUps }: AroundVisits) {
  router.get(
    '/follow-ups',
    endpoint(
      {
        summary: '回访列表',
        roles,
        query: ownOrHouseQuery,
        opens: opensPage,
        reply: pageOf(reply),
      },
      ({ actor, query }) => followUps.list(actor, query),
    ),
  )

  router.post(
    '/follow-ups/:id/done',
    endpoint(
      { summary: '记回访', roles, params, body: heardInput, opens: opensOne, reply },
      ({ actor, params: { id }, body }) => followUps.done(actor, id, body),
    ),
  )
}
