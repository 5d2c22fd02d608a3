import type Router from '@koa/router'
import type { PhoneListRow } from '../../../shared/notices'
import { endpoint } from '../../kit/endpoint'
import { doneInput, noticeParams, phoneListQuery } from '../input'
import { callRoles as roles } from '../policy'
import { phoneListReply, phoneListRowReply } from '../replies'
import type { Notices } from '../service'

/** Whose phone an answer shows, for the access rows. */
const opens = { what: 'phone', of: ({ elder }: PhoneListRow) => [elder.id] } as const
const opensAll = {
  what: 'phone',
  of: ({ items }: { items: PhoneListRow[] }) => items.map(({ elder }) => elder.id),
} as const

export function phoneListRoutes(router: Router, { phoneList }: Notices) {
  router.get(
    '/phone-list',
    endpoint(
      { summary: '电话名单', roles, query: phoneListQuery, opens: opensAll, reply: phoneListReply },
      async ({ actor, query }) => phoneList.list(actor, query),
    ),
  )

  router.post(
    '/phone-list/:id/done',
    endpoint(
      {
        summary: '记下一次电话',
        roles,
        params: noticeParams,
        body: doneInput,
        opens,
        reply: phoneListRowReply,
      },
      async ({ actor, params, body }) => phoneList.done(actor, params.id, body.outcome),
    ),
  )
}
