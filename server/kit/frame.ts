import { randomBytes } from 'node:crypto'
import type { Context, Middleware } from 'koa'
import { answerError } from './answer-error'
import { Refusal } from './refusal'
import { rememberingReads } from './remembering'
import { kitOf, stateOf } from './request'
import { setHeaders } from './send'

const boot = randomBytes(6).toString('base64url')
let count = 0

/** Around every request: an id, the constant headers, refusals as answers, one line in the log. */
export const frame: Middleware = async (ctx: Context, next) => {
  const started = performance.now()
  const { log } = kitOf(ctx)
  const state = stateOf(ctx)
  state.requestId = `${boot}-${(++count).toString(36)}`
  try {
    await rememberingReads(next)
    if (ctx.respond !== false) finishForKoa(ctx)
  } catch (error) {
    answerError(ctx, error)
  }
  log.request({
    id: state.requestId,
    method: ctx.method,
    route: (ctx as { _matchedRoute?: string })._matchedRoute ?? '-',
    status: ctx.status,
    ms: performance.now() - started,
    by: state.caller?.id,
  })
}

/** A page or a file is sent by koa afterwards; what nobody answered is refused. */
function finishForKoa(ctx: Context) {
  if (ctx.status === 404 && ctx.body === undefined) refuseUnknownRoute(ctx)
  setHeaders(ctx)
}

function refuseUnknownRoute(ctx: Context): never {
  const matched = (ctx as { matched?: { methods: string[] }[] }).matched ?? []
  const methods = [...new Set(matched.flatMap((layer) => layer.methods))]
  if (methods.length === 0) throw new Refusal('route.missing')
  ctx.set('Allow', methods.join(', '))
  throw new Refusal('route.method')
}
