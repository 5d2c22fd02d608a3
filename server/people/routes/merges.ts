import Router from '@koa/router'
import { z } from 'zod'
import { officeRoles } from '../../../shared/session'
import { endpoint } from '../../kit/endpoint'
import { decideInput, mergeParams, mergesQuery, suggestInput } from '../input-register'
import { fileRoles } from '../policy'
import { mergeReply } from '../replies-register'
import type { People } from '../service'

/** Both files of a pair are shown in part, so both people see that somebody looked. */
const opensPair = {
  what: 'list',
  of: ({ kept, other }: { kept: { id: string }; other: { id: string } }) => [kept.id, other.id],
} as const
const opensPairs = {
  what: 'list',
  of: (pairs: readonly Parameters<typeof opensPair.of>[0][]) => pairs.flatMap(opensPair.of),
} as const

/** Files that may be one person: named by whoever works with them, decided by who answers for both. */
export function mergeRoutes({ people }: { people: People }): Router {
  const router = new Router({ prefix: '/merges' })
  addNaming(router, people)
  addDeciding(router, people)
  return router
}

function addNaming(router: Router, { merges }: People) {
  router.get(
    '/',
    endpoint(
      {
        summary: '待合并的档案',
        roles: officeRoles,
        query: mergesQuery,
        opens: opensPairs,
        reply: z.array(mergeReply),
      },
      async ({ actor, query }) => merges.list(actor, query.orgId),
    ),
  )
  router.post(
    '/',
    endpoint(
      {
        summary: '提出合并',
        roles: fileRoles,
        body: suggestInput,
        opens: opensPair,
        reply: mergeReply,
        status: 201,
      },
      async ({ actor, body }) => merges.suggest(actor, body),
    ),
  )
}

function addDeciding(router: Router, { merges }: People) {
  const decided = { roles: officeRoles, params: mergeParams, opens: opensPair, reply: mergeReply }
  router.post(
    '/:id/decide',
    endpoint(
      { ...decided, summary: '合并或不合并', body: decideInput },
      async ({ actor, params, body }) => merges.decide(actor, params.id, body),
    ),
  )
  router.post(
    '/:id/undo',
    endpoint({ ...decided, summary: '撤销合并' }, async ({ actor, params }) =>
      merges.undo(actor, params.id),
    ),
  )
}
