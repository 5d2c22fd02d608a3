import type { Context } from 'koa'
import { kitOf, stateOf } from './request'
import { refusalOfDatabase } from './database-errors'
import { Refusal } from './refusal'
import { sendJson } from './send'

const RETRY_AFTER_SECONDS = 5

/** Turns what was thrown into the one shape of a "no". A defect says nothing of itself but its request id. */
export function answerError(ctx: Context, thrown: unknown) {
  const { requestId, staff } = stateOf(ctx)
  const refusal = asRefusal(ctx, thrown)
  const { code, status, message, staffMessage, details } = refusal
  if (status === 503) ctx.set('Retry-After', String(RETRY_AFTER_SECONDS))
  if (code === 'limit.too-many') ctx.set('Retry-After', String(secondsOf(details)))
  if (code === 'session.missing' || code === 'session.ended') ctx.set('WWW-Authenticate', 'Bearer')
  ctx.remove('Content-Disposition')
  const told = { ...(staff ? { staffMessage } : {}), ...(details ? { details } : {}) }
  sendJson(ctx, status, { error: { code, message, ...told, requestId } })
}

function asRefusal(ctx: Context, thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown
  const known = refusalOfDatabase(thrown)
  if (known && known.status < 500) return known
  kitOf(ctx).log.failure(stateOf(ctx).requestId, thrown)
  return known ?? new Refusal('server.failure')
}

function secondsOf(details: unknown): number {
  const { seconds } = (details ?? {}) as { seconds?: number }
  return seconds ?? RETRY_AFTER_SECONDS
}
