import type { Context } from 'koa'
import Router from '@koa/router'
import { z } from 'zod'
import { readText } from '../../kit/body'
import { checked } from '../../kit/parse'
import { Refusal } from '../../kit/refusal'
import { kitOf } from '../../kit/request'
import type { Push } from './service'

const seconds = z.string().regex(/^\d{1,12}$/)
const text = (most: number) => z.string().min(1).max(most)
const common = { timestamp: seconds, nonce: text(64) }
const echoQuery = z.strictObject({ signature: text(64), echostr: text(512), ...common })
/** WeChat sends more than is needed here: its plain signature, the sender, the kind of encryption. */
const pushQuery = z.object({ msg_signature: text(64), encrypt_type: z.literal('aes'), ...common })

/** Where WeChat reports what became of a message. It takes `success` for heard, and text, not JSON. */
export function pushRoutes({ push }: { push: Push }): Router {
  const router = new Router({ prefix: '/wechat/push' })

  router.get('/', async (ctx) => {
    await counted(ctx, async () => {
      ctx.body = push.echo(checked(echoQuery, { ...ctx.query }, 'query'))
    })
  })

  router.post('/', async (ctx) => {
    await counted(ctx, async () => {
      const query = checked(pushQuery, { ...ctx.query }, 'query')
      await push.receive(query, await readText(ctx))
      ctx.body = 'success'
    })
  })

  return router
}

/** Whoever is not WeChat is counted like somebody who guesses tokens. */
async function counted(ctx: Context, work: () => Promise<void>) {
  ctx.type = 'text/plain; charset=utf-8'
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof Refusal) await kitOf(ctx).limits.wrongToken(ctx.ip)
    throw thrown
  }
}
