import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import type { Booking } from '../booking/service'
import {
  callBackDoneInput,
  callBackInput,
  codeParams,
  elderOrOrgQuery,
  elderQuery,
  timesQuery,
  waitInput,
} from '../input-booking'
import { visitParams as params } from '../input-care'
import { visitRoles as roles } from '../policy'
import {
  callBackReply,
  callBacksReply,
  serviceReply,
  servicesReply,
  timesReply,
  waitReply,
  waitsReply,
} from '../replies-booking'
import { opensAs, opensCards } from './showing'

interface Waited {
  elderId: string
}
const opensWait = { what: 'services', of: ({ elderId }: Waited) => [elderId] } as const
const opensWaits = {
  what: 'services',
  of: ({ items }: { items: readonly Waited[] }) => items.map(({ elderId }) => elderId),
} as const

const opensCall = opensAs('services')
interface Call {
  elder: { id: string }
  phone?: string | undefined
}
/** The list tells which number to call. */
const opensCalls = [
  opensCards,
  {
    what: 'phone',
    of: ({ items }: { items: readonly Call[] }) =>
      items.flatMap(({ elder, phone }) => (phone === undefined ? [] : [elder.id])),
  },
] as const

const calls = { opens: opensCalls, reply: callBacksReply }

/** What can be asked for, and what to do when there is no time: waiting in line, and a call back. */
export function askingRoutes(router: Router, booking: Booking) {
  router.get(
    '/services',
    endpoint(
      { summary: '可以预约的服务', query: elderQuery, reply: servicesReply },
      ({ actor, query }) => booking.services(actor, query.elderId),
    ),
  )

  router.get(
    '/services/:code',
    endpoint(
      { summary: '一项服务的说明', params: codeParams, query: elderQuery, reply: serviceReply },
      ({ actor, params, query }) => booking.service(actor, query.elderId, params.code),
    ),
  )

  router.get(
    '/times',
    endpoint(
      { summary: '可以约的时间', query: timesQuery, reply: timesReply },
      ({ actor, query }) => booking.times(actor, query),
    ),
  )

  waitingRoutes(router, booking)
  callBackRoutes(router, booking)
}

function waitingRoutes(router: Router, { waiting }: Booking) {
  const one = async (found: Parameters<typeof waiting.views>[0][number]) => {
    const [view] = await waiting.views([found])
    return waitReply.parse(view)
  }

  router.post(
    '/waiting',
    endpoint(
      { summary: '排队等空位', body: waitInput, opens: opensWait, reply: waitReply, status: 201 },
      async ({ actor, body }) => one(await waiting.wait(actor, body)),
    ),
  )

  router.get(
    '/waiting',
    endpoint(
      { summary: '在排队的', query: elderOrOrgQuery, opens: opensWaits, reply: waitsReply },
      async ({ actor, query }) => ({
        items: await waiting.views(await waiting.list(actor, query)),
      }),
    ),
  )

  router.post(
    '/waiting/:id/leave',
    endpoint(
      { summary: '不再排队', params, opens: opensWait, reply: waitReply },
      async ({ actor, params }) => one(await waiting.leave(actor, params.id)),
    ),
  )
}

function callBackRoutes(router: Router, { callBacks }: Booking) {
  router.post(
    '/call-backs',
    endpoint(
      {
        summary: '请社区回电话',
        body: callBackInput,
        opens: opensCall,
        reply: callBackReply,
        status: 201,
      },
      ({ actor, body }) => callBacks.ask(actor, body),
    ),
  )

  router.get(
    '/call-backs',
    endpoint(
      { summary: '要回的电话', roles, query: elderOrOrgQuery, ...calls },
      async ({ actor, query }) => ({ items: await callBacks.list(actor, query) }),
    ),
  )

  router.post(
    '/call-backs/:id/done',
    endpoint(
      {
        summary: '电话已回',
        roles,
        params,
        body: callBackDoneInput,
        opens: opensCall,
        reply: callBackReply,
      },
      ({ actor, params, body }) => callBacks.close(actor, params.id, body.outcome),
    ),
  )
}
