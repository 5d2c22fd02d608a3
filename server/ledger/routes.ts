import Router from '@koa/router'
import { staffRoles } from '../../shared/session'
import { endpoint } from '../kit/endpoint'
import { lineParams, lineReply } from './input'
import type { Ledger } from './service'
import { lineView } from './view'

export function ledgerRoutes({ ledger }: { ledger: Ledger }) {
  const router = new Router({ prefix: '/ledger' })

  router.get(
    '/lines/:id',
    endpoint(
      { summary: '台账的一行', roles: staffRoles, params: lineParams, reply: lineReply },
      async ({ actor, params }) => lineView(await ledger.open(actor, params.id)),
    ),
  )
  return router
}
