import Router from '@koa/router'
import { z } from 'zod'
import type { CandidatesView, DeskView } from '../../../shared/visits/desk'
import { inTheWay } from '../../../shared/in-the-way'
import { gateFailures } from '../../../shared/visits/credentials'
import { visitLists } from '../../../shared/visits/view'
import { endpoint } from '../../kit/endpoint'
import { orgQuery } from '../input-booking'
import { visitParams as params } from '../input-care'
import { houseRoles as roles } from '../policy'
import type { Visits } from '../service'

const text = z.string()
const count = z.number().int().min(0)
const open = z.strictObject({ open: count, overdue: count })

const deskReply = z.strictObject({
  lists: z.record(z.enum(visitLists), count),
  callBacks: open,
  waiting: count,
  alarms: count,
  redFlags: count,
  adverse: open,
  complaints: open,
  credentials: z.strictObject({
    nurses: count,
    failing: count,
    lapsed: count,
    coversLacking: count,
  }),
}) satisfies z.ZodType<DeskView>

const candidatesReply = z.strictObject({
  people: count,
  items: z.array(
    z.strictObject({
      ...{ id: text, name: text, title: text },
      ...{ assigned: z.boolean(), declined: z.boolean() },
      reasons: z.array(
        z.strictObject({ code: z.enum([...gateFailures, ...inTheWay]), says: text }),
      ),
    }),
  ),
}) satisfies z.ZodType<CandidatesView>

/** What waits at a house, and who could be sent. */
export function visitDeskRoutes({ visits }: { visits: Visits }) {
  const router = new Router({ prefix: '/visits' })

  router.get(
    '/desk',
    endpoint(
      { summary: '上门与门诊有多少事等着办', roles, query: orgQuery, reply: deskReply },
      ({ actor, query }) => visits.desk(actor, query.orgId),
    ),
  )

  router.get(
    '/:id/candidates',
    endpoint(
      { summary: '可以派谁，谁不行为什么', roles, params, reply: candidatesReply },
      ({ actor, params }) => visits.around.candidates(actor, params.id),
    ),
  )
  return router
}
