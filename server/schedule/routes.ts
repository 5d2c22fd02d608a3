import Router from '@koa/router'
import { endpoint } from '../kit/endpoint'
import { careRoles } from '../../shared/session'
import {
  blockInput,
  blockParams,
  blocksQuery,
  exceptionInput,
  exceptionParams,
  planInput,
  rosterQuery,
  staffParams as params,
  staffQuery,
} from './input'
import { planningRoles } from './policy'
import {
  blockReply,
  blocksReply,
  exceptionRemovedReply,
  exceptionReply,
  planReply,
  rosterReply,
  staffReply,
} from './replies'
import type { Schedule } from './service'
import {
  blockView,
  exceptionRemovedView,
  exceptionView,
  planView,
  rosterView,
  staffView,
} from './view'

/** Planning the work of those who can be booked; free times belong to visits, who know for what. */
export function scheduleRoutes({ schedule }: { schedule: Schedule }) {
  const router = new Router({ prefix: '/schedule' })
  planRoutes(router, schedule)
  exceptionRoutes(router, schedule)
  blockRoutes(router, schedule)

  router.get(
    '/roster',
    endpoint(
      { summary: '一周排班', roles: planningRoles, query: rosterQuery, reply: rosterReply },
      async ({ actor, query }) => rosterView(await schedule.roster(actor, query)),
    ),
  )
  return router
}

function planRoutes(router: Router, schedule: Schedule) {
  router.get(
    '/staff',
    endpoint(
      { summary: '可以预约的人员', roles: planningRoles, query: staffQuery, reply: staffReply },
      async ({ actor, query }) => (await schedule.staff(actor, query.orgId)).map(staffView),
    ),
  )

  router.get(
    '/staff/:id/plan',
    endpoint(
      { summary: '一个人的每周排班', roles: ownRoles, params, reply: planReply },
      async ({ actor, params }) => planView(await schedule.plan(actor, params.id)),
    ),
  )

  router.put(
    '/staff/:id/plan',
    endpoint(
      { summary: '改每周排班', roles: planningRoles, params, body: planInput, reply: planReply },
      async ({ actor, params, body }) => planView(await schedule.setPlan(actor, params.id, body)),
    ),
  )
}

function exceptionRoutes(router: Router, schedule: Schedule) {
  const exception = { roles: planningRoles, params: exceptionParams }
  router.put(
    '/staff/:id/exceptions/:day',
    endpoint(
      { summary: '某天特别安排', ...exception, body: exceptionInput, reply: exceptionReply },
      async ({ actor, params: { id: staffId, day }, body }) =>
        exceptionView(await schedule.setException(actor, { staffId, day }, body)),
    ),
  )

  router.delete(
    '/staff/:id/exceptions/:day',
    endpoint(
      { summary: '取消某天特别安排', ...exception, reply: exceptionRemovedReply },
      async ({ actor, params: { id: staffId, day } }) =>
        exceptionRemovedView(await schedule.removeException(actor, { staffId, day })),
    ),
  )
}

function blockRoutes(router: Router, schedule: Schedule) {
  router.post(
    '/blocks',
    endpoint(
      {
        summary: '登记请假、会议等停约时段',
        roles: planningRoles,
        body: blockInput,
        reply: blockReply,
        status: 201,
      },
      async ({ actor, body }) => blockView(await schedule.block(actor, body)),
    ),
  )

  router.get(
    '/blocks',
    endpoint(
      { summary: '停约时段', roles: ownRoles, query: blocksQuery, reply: blocksReply },
      async ({ actor, query }) => (await schedule.blocks(actor, query)).map(blockView),
    ),
  )

  router.post(
    '/blocks/:id/end',
    endpoint(
      { summary: '提前结束停约', roles: planningRoles, params: blockParams, reply: blockReply },
      async ({ actor, params }) => blockView(await schedule.endBlock(actor, params.id)),
    ),
  )
}

/** Staff read their own. */
const ownRoles = [...planningRoles, ...careRoles]
