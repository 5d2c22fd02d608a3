import type Router from '@koa/router'
import { endpoint } from '../../../kit/endpoint'
import { pageOf } from '../../../kit/input'
import type { AroundVisits } from '../../around/service'
import { visitParams as params } from '../../input-care'
import { houseQuery, noteInput } from '../../input-safety'
import { houseRoles, visitRoles as roles } from '../../policy'
import { alarmProgressReply, alarmReply as reply } from '../../replies-safety'
import { opensOne as opens, opensPage } from './opening'

/** 一键报警: an alarm tells where to go. */
export function alarmRoutes(router: Router, around: AroundVisits) {
  hearingRoutes(router, around)
  ringingRoutes(router, around)
}

function hearingRoutes(router: Router, { alarms }: AroundVisits) {
  router.get(
    '/alarms',
    endpoint(
      {
        summary: '报警列表',
        roles: houseRoles,
        query: houseQuery,
        opens: opensPage,
        reply: pageOf(reply),
      },
      ({ actor, query }) => alarms.list(actor, query),
    ),
  )

  router.get(
    '/alarms/:id',
    endpoint(
      { summary: '报警有没有人接', roles, params, reply: alarmProgressReply },
      ({ actor, params: { id } }) => alarms.progress(actor, id),
    ),
  )
}

function ringingRoutes(router: Router, { alarms }: AroundVisits) {
  router.post(
    '/alarms/:id/acknowledge',
    endpoint({ summary: '接警', roles, params, opens, reply }, ({ actor, params: { id } }) =>
      alarms.acknowledge(actor, id),
    ),
  )

  router.post(
    '/alarms/:id/close',
    endpoint(
      { summary: '关闭报警', roles, params, body: noteInput, opens, reply },
      ({ actor, params: { id }, body }) => alarms.close(actor, id, body.note),
    ),
  )

  router.post(
    '/:id/alarm',
    endpoint(
      { summary: '一键报警', roles, params, opens, reply, status: 201 },
      ({ actor, params: { id } }) => alarms.raise(actor, id),
    ),
  )
}
