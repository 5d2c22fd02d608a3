import Router from '@koa/router'
import type { RecordView } from '../../shared/records'
import { careRoles } from '../../shared/session'
import { endpoint } from '../kit/endpoint'
import * as input from './input'
import { amendRoles } from './policy'
import type { Records } from './service'
import type { ServiceRecord } from './types'
import { recordView } from './view'

const { recordParams: params, recordReply: reply } = input

/** Whose services an answer shows, for the access rows. */
const opens = { what: 'services', of: ({ elder }: RecordView) => [elder.id] } as const
const opensAll = {
  what: 'services',
  of: ({ items }: { items: RecordView[] }) => items.map(({ elder }) => elder.id),
} as const

export function recordRoutes({ records }: { records: Records }) {
  const router = new Router({ prefix: '/records' })
  writingRoutes(router, records)
  readingRoutes(router, records)
  return router
}

function writingRoutes(router: Router, records: Records) {
  router.post(
    '/',
    endpoint(
      {
        summary: '记录一次服务',
        roles: careRoles,
        body: input.recordInput,
        opens,
        reply,
        status: 201,
      },
      async ({ actor, body }) => show(records, await records.record(actor, body)),
    ),
  )

  router.post(
    '/:id/void',
    endpoint(
      { summary: '作废服务记录', roles: amendRoles, params, body: input.voidInput, opens, reply },
      async ({ actor, params: { id }, body }) =>
        show(records, await records.takeBack(actor, id, body)),
    ),
  )

  router.post(
    '/:id/correct',
    endpoint(
      {
        summary: '更正服务记录',
        roles: amendRoles,
        params,
        body: input.correctInput,
        opens,
        reply,
      },
      async ({ actor, params: { id }, body }) =>
        show(records, await records.correct(actor, id, body)),
    ),
  )
}

function readingRoutes(router: Router, records: Records) {
  router.get(
    '/',
    endpoint(
      {
        summary: '服务记录列表',
        query: input.listQuery,
        opens: opensAll,
        reply: input.recordsReply,
      },
      async ({ actor, query }) => {
        const { items, ...rest } = await records.list(actor, query)
        const around = await records.around(items)
        return { items: items.map((record) => recordView(record, around)), ...rest }
      },
    ),
  )

  router.get(
    '/:id',
    endpoint({ summary: '一条服务记录', params, opens, reply }, async ({ actor, params: { id } }) =>
      show(records, await records.open(actor, id)),
    ),
  )
}

const show = async (records: Records, record: ServiceRecord): Promise<RecordView> =>
  recordView(record, await records.around([record]))
