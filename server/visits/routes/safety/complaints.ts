import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import { pageOf } from '../../../kit/input'
import type { AroundVisits } from '../../around/service'
import { visitParams as params } from '../../input-care'
import { complaintInput, complaintsQuery, noteInput } from '../../input-safety'
import { houseRoles } from '../../policy'
import { complaintReply as reply } from '../../replies-safety'
import { opensOne as opens, opensPage } from './opening'

/** 投诉. */
export function complaintRoutes(router: Router, { complaints }: AroundVisits) {
  router.get(
    '/complaints',
    endpoint(
      {
        summary: '投诉列表：机构的，或一位老人的',
        query: complaintsQuery,
        opens: opensPage,
        reply: pageOf(reply),
      },
      ({ actor, query }) => complaints.list(actor, query),
    ),
  )

  router.post(
    '/complaints/:id/close',
    endpoint(
      { summary: '答复投诉', roles: houseRoles, params, body: noteInput, opens, reply },
      ({ actor, params: { id }, body }) => complaints.close(actor, id, body.note),
    ),
  )

  router.post(
    '/:id/complaint',
    endpoint(
      { summary: '投诉', params, body: complaintInput, opens, reply, status: 201 },
      ({ actor, params: { id }, body }) => complaints.complain(actor, id, body.text),
    ),
  )
}
