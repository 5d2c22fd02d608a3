import Router from '@koa/router'
import { z } from 'zod'
import type { Clock } from './clock'
import { endpoint } from './endpoint'
import { databaseAnswers } from './mongo'
import { openApi } from './openapi'
import type { OpenApi } from './openapi'
import { openApiPage } from './openapi-page'
import { refuseUnless } from './refusal'

const clockReply = z.strictObject({ now: z.string(), day: z.string() })
const stateReply = z.strictObject({ status: z.string() })
const watched = { who: 'anyone', unlimited: true, reply: stateReply } as const

export const clockView = (clock: Clock) => ({ now: clock.now().toISOString(), day: clock.today() })

/** Is the process alive, and may it be sent requests? */
export function healthRoutes({ isEnding }: { isEnding: () => boolean }): Router {
  const router = new Router()
  router.get(
    '/healthz',
    endpoint({ ...watched, summary: '进程在运行' }, async () => ({ status: 'ok' })),
  )
  router.get(
    '/readyz',
    endpoint({ ...watched, summary: '可以接受请求' }, async () => {
      refuseUnless(!isEnding(), 'server.ending')
      refuseUnless(await databaseAnswers(), 'database.unavailable')
      return { status: 'ready' }
    }),
  )
  return router
}

/** The house's time, for every phone. */
export function clockRoutes({ clock }: { clock: Clock }): Router {
  const router = new Router({ prefix: '/clock' })
  router.get(
    '/',
    endpoint({ summary: '现在的时间', who: 'anyone', reply: clockReply }, async () =>
      clockView(clock),
    ),
  )
  return router
}

/** The description of everything mounted on `root`, made when first asked for. */
export function docRoutes(root: Router): Router {
  const router = new Router()
  let made: OpenApi | undefined
  const document = () => (made ??= openApi(root))
  router.get('/openapi.json', (ctx) => {
    ctx.body = document()
  })
  router.get('/docs', (ctx) => {
    ctx.type = 'text/html; charset=utf-8'
    ctx.body = openApiPage(document())
  })
  return router
}
