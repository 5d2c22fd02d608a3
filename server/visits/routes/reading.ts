import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import type { Booking } from '../booking/service'
import type { CatalogueRoom } from '../catalogue/service'
import { catalogueInput, changesQuery, listParams, orgQuery, visitsQuery } from '../input-booking'
import { visitParams as params } from '../input-care'
import type { Lists } from '../lists'
import { visitRoles as roles } from '../policy'
import { visitReply } from '../replies'
import {
  cardPageReply,
  cardsReply,
  catalogueReply,
  cataloguesReply,
  changesReply,
  progressReply,
} from '../replies-booking'
import { opens, opensCards } from './showing'
import type { Showing } from './showing'

/** The catalogue of a centre. */
export function catalogueRoutes(router: Router, catalogue: CatalogueRoom) {
  router.get(
    '/catalogue',
    endpoint(
      { summary: '护理项目目录', roles, query: orgQuery, reply: cataloguesReply },
      ({ actor, query }) => catalogue.open(actor, query.orgId),
    ),
  )

  router.post(
    '/catalogue',
    endpoint(
      {
        summary: '发布新的项目目录',
        roles: ['manager'],
        query: orgQuery,
        body: catalogueInput,
        reply: catalogueReply,
        status: 201,
      },
      ({ actor, query, body }) => catalogue.publish(actor, query.orgId, body),
    ),
  )

  router.get(
    '/catalogue/changes',
    endpoint(
      { summary: '两版目录的差别', roles, query: changesQuery, reply: changesReply },
      ({ query }) => catalogue.changes(query.from, query.to),
    ),
  )
}

/** Lists of work, visits of an elder, and one visit. */
export function readingRoutes(
  router: Router,
  parts: { booking: Booking; lists: Lists },
  show: Showing,
) {
  const { booking, lists } = parts

  router.get(
    '/lists/:list',
    endpoint(
      {
        ...{ summary: '等着办的预约', roles, params: listParams, query: orgQuery },
        ...{ opens: opensCards, reply: cardsReply },
      },
      async ({ actor, params, query }) => ({
        items: await show.cards(await lists(actor, params.list, query.orgId)),
      }),
    ),
  )

  router.get(
    '/',
    endpoint(
      { summary: '老人的预约', query: visitsQuery, opens: opensCards, reply: cardPageReply },
      async ({ actor, query }) => {
        const { items, ...rest } = await booking.list(actor, query)
        return { items: await show.cards(items), ...rest }
      },
    ),
  )

  oneRoutes(router, booking, show)
}

function oneRoutes(router: Router, booking: Booking, show: Showing) {
  router.get(
    '/:id',
    endpoint({ summary: '一次预约', params, opens, reply: visitReply }, async ({ actor, params }) =>
      show.one(actor, await booking.open(actor, params.id)),
    ),
  )

  router.get(
    '/:id/progress',
    endpoint({ summary: '预约到了哪一步', params, reply: progressReply }, ({ actor, params }) =>
      booking.progress(actor, params.id),
    ),
  )
}
