import type Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import type { Booking } from '../booking/service'
import { bookInput, cancelInput, moveInput, redFlagInput, seriesInput } from '../input-booking'
import { stepInput } from '../input-care'
import { visitReply as reply } from '../replies'
import { redFlagReply, seriesReply } from '../replies-booking'
import { stepsOf } from './care/steps'
import { opens } from './showing'
import type { Showing } from './showing'

/** Taking a time, another time, several times, and letting go. */
export function bookingRoutes(router: Router, booking: Booking, show: Showing) {
  router.post(
    '/red-flags',
    endpoint(
      { summary: '预约前的急症询问', body: redFlagInput, reply: redFlagReply },
      ({ actor, body }) => booking.redFlags.ask(actor, body),
    ),
  )

  router.post(
    '/hold',
    endpoint(
      { summary: '留住一个时间 5 分钟', body: bookInput, opens, reply, status: 201 },
      async ({ actor, body }) => show.one(actor, await booking.hold(actor, body)),
    ),
  )

  router.post(
    '/series',
    endpoint(
      {
        summary: '按周期预约多次',
        body: seriesInput,
        opens: { what: 'services', of: ({ placed }) => placed.map(({ elder }) => elder.id) },
        reply: seriesReply,
        status: 201,
      },
      async ({ actor, body }) => {
        const { placed, ...rest } = await booking.series.book(actor, body)
        return { ...rest, placed: await show.cards(placed) }
      },
    ),
  )

  router.post(
    '/',
    endpoint(
      { summary: '直接预约', body: bookInput, opens, reply, status: 201 },
      async ({ actor, body }) => show.one(actor, await booking.create(actor, body)),
    ),
  )

  changingRoutes(router, booking, show)
}

/** What happens to a time that somebody has. */
function changingRoutes(router: Router, booking: Booking, show: Showing) {
  const step = stepsOf(router, show)
  step('confirm', { summary: '确认留住的时间', body: stepInput }, booking.confirm)
  step('move', { summary: '改时间', body: moveInput }, booking.move)
  step('cancel', { summary: '取消预约', body: cancelInput }, booking.cancel)
}
