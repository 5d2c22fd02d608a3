import Router from '@koa/router'
import type { LedgerLineView } from '../../shared/ledger'
import { staffRoles } from '../../shared/session'
import { endpoint } from '../kit/endpoint'
import { lineParams, lineReply } from './input'
import type { Ledger } from './service'
import { lineView } from './view'

/** Whose service the line shows, for the access rows. */
const opens = { what: 'services', of: ({ elder }: LedgerLineView) => [elder.id] } as const

export function ledgerRoutes({ ledger }: { ledger: Ledger }) {
  const router = new Router({ prefix: '/ledger' })

  router.get(
    '/lines/:id',
    endpoint(
      { summary: '台账的一行', roles: staffRoles, params: lineParams, opens, reply: lineReply },
      async ({ actor, params }) => lineView(await ledger.open(actor, params.id)),
    ),
  )
  return router
}
