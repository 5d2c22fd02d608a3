import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import { pageOf } from '../../../kit/input'
import type { AroundVisits } from '../../around/service'
import { visitParams as params } from '../../input-care'
import { ownOrHouseQuery, noteInput } from '../../input-safety'
import { visitRoles as roles } from '../../policy'
import { redFlagSeenReply as reply } from '../../replies-safety'
import { opensAllAs, opensAs } from '../showing'

const opens = opensAs('red-flags')
const opensPage = opensAllAs('red-flags')

/** 急症情况. */
export function redFlagRoutes(router: Router, { redFlags }: AroundVisits) {
  router.get(
    '/red-flags',
    endpoint(
      {
        summary: '预约时说有急症的：机构的，或本人和团队的',
        roles,
        query: ownOrHouseQuery,
        opens: opensPage,
        reply: pageOf(reply),
      },
      ({ actor, query }) => redFlags.list(actor, query),
    ),
  )

  router.post(
    '/red-flags/:id/acknowledge',
    endpoint(
      { summary: '接手急症情况', roles, params, opens, reply },
      ({ actor, params: { id } }) => redFlags.acknowledge(actor, id),
    ),
  )

  router.post(
    '/red-flags/:id/close',
    endpoint(
      { summary: '记急症情况的处理', roles, params, body: noteInput, opens, reply },
      ({ actor, params: { id }, body }) => redFlags.close(actor, id, body.note),
    ),
  )
}
