import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import type { Care } from '../care/service'
import {
  coversInput,
  coversReply,
  credentialsInput,
  credentialsListReply,
  credentialsReply,
  orgParams,
  orgQuery,
  staffParams,
} from '../input-registers'
import { houseRoles as roles } from '../policy'
import type { Visits } from '../service'

/** What the gate of 互联网+护理 asks: credentials of nurses, and the policies of an institution. */
export function visitRegisterRoutes({ visits: { care } }: { visits: Visits }) {
  const router = new Router()
  credentialRoutes(router, care)
  coverRoutes(router, care)
  return router
}

function credentialRoutes(router: Router, care: Care) {
  const one = { params: staffParams, reply: credentialsReply } as const

  router.get(
    '/credentials',
    endpoint(
      { summary: '本机构护士的资质', roles, query: orgQuery, reply: credentialsListReply },
      async ({ actor, query }) => ({ items: await care.credentialsOf(actor, query.orgId) }),
    ),
  )
  router.get(
    '/credentials/:staffId',
    endpoint(
      { summary: '一位护士的资质', roles: [...roles, 'nurse'], ...one },
      ({ actor, params }) => care.credentialsOfOne(actor, params.staffId),
    ),
  )
  router.put(
    '/credentials/:staffId',
    endpoint(
      { summary: '登记护士资质', roles: ['manager'], ...one, body: credentialsInput },
      ({ actor, params, body }) => care.putCredentials(actor, params.staffId, body),
    ),
  )
}

function coverRoutes(router: Router, care: Care) {
  const one = { params: orgParams, reply: coversReply } as const

  router.get(
    '/organisations/:id/covers',
    endpoint({ summary: '机构的保险', roles, ...one }, ({ actor, params }) =>
      care.coversOf(actor, params.id),
    ),
  )
  router.put(
    '/organisations/:id/covers',
    endpoint(
      { summary: '登记机构的保险', roles: ['manager'], ...one, body: coversInput },
      ({ actor, params, body }) => care.putCovers(actor, params.id, body),
    ),
  )
}
