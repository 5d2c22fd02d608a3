import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import { pageOf } from '../../../kit/input'
import type { AroundVisits } from '../../around/service'
import { visitParams as params } from '../../input-care'
import { adverseInput, houseQuery, noteInput, reportInput, summaryQuery } from '../../input-safety'
import { houseRoles, visitRoles } from '../../policy'
import { adverseReply as reply, adverseSummaryReply } from '../../replies-safety'
import { opensOne as opens, opensPage } from './opening'

/** 不良事件. */
export function adverseRoutes(router: Router, around: AroundVisits) {
  readingRoutes(router, around)
  writingRoutes(router, around)
}

function readingRoutes(router: Router, { adverse }: AroundVisits) {
  router.get(
    '/adverse',
    endpoint(
      {
        summary: '不良事件列表',
        roles: houseRoles,
        query: houseQuery,
        opens: opensPage,
        reply: pageOf(reply),
      },
      ({ actor, query }) => adverse.list(actor, query),
    ),
  )

  router.get(
    '/adverse/summary',
    endpoint(
      {
        summary: '不良事件分类统计',
        roles: houseRoles,
        query: summaryQuery,
        reply: adverseSummaryReply,
      },
      ({ actor, query }) => adverse.summary(actor, query),
    ),
  )
}

function writingRoutes(router: Router, { adverse }: AroundVisits) {
  router.post(
    '/adverse/:id/report',
    endpoint(
      { summary: '上报不良事件', roles: houseRoles, params, body: reportInput, opens, reply },
      ({ actor, params: { id }, body }) => adverse.report(actor, id, body.to),
    ),
  )

  router.post(
    '/adverse/:id/follow-up',
    endpoint(
      { summary: '登记处理结果', roles: houseRoles, params, body: noteInput, opens, reply },
      ({ actor, params: { id }, body }) => adverse.followUp(actor, id, body.note),
    ),
  )

  router.post(
    '/:id/adverse',
    endpoint(
      {
        ...{ summary: '登记不良事件', roles: visitRoles, params, body: adverseInput },
        ...{ opens, reply, status: 201 as const },
      },
      ({ actor, params: { id }, body }) => adverse.add(actor, id, body),
    ),
  )
}
