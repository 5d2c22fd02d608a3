import type { Context, Middleware } from 'koa'
import { z } from 'zod'
import type { StaffRole } from '../../shared/session'
import { holds } from './actor'
import type { Actor, Caller } from './actor'
import { readBody } from './body'
import { sendDownload } from './download'
import type { OnceRequest } from './once'
import { noteOpened } from './opens'
import type { OpensAll } from './opens'
import { kitOf, stateOf } from './request'
import { checked, refuseUnknownQuery } from './parse'
import { refuse, refuseUnless } from './refusal'
import { sendJson } from './send'
import { readUpload } from './upload'

/** Absent: signed in, rights read now. `caller`: signed in, rights on demand. `anyone`: no session needed. */
type Who = 'anyone' | 'caller' | 'actor'
type Nothing = z.ZodObject<Record<never, z.ZodType>>

/** What is written on the door of a route: who may come in, what comes in, what goes out. */
export interface Door<
  W extends Who = Who,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  summary: string
  who?: W
  /** Lacking all of these roles is 403. */
  roles?: readonly StaffRole[]
  params?: P
  query?: Q
  body?: B
  /** Takes a multipart form with one `file` of at most this many bytes; `body` is its schema. */
  upload?: number
  /** Shows something of people: an access row for each thing is written before the answer goes out. */
  opens?: OpensAll<R>
  /** What goes out: for OpenAPI, and held against every answer in tests. Absent for a download. */
  reply?: R
  status?: 200 | 201 | 204
  /** Content type of a download, e.g. `text/csv`. */
  produces?: string
  /** With `anyone`: not counted, so that whoever watches over the service is never turned away. */
  unlimited?: boolean
  /** Never kept under an idempotency key: the answer carries a secret. */
  secret?: boolean
}

type Visitor<W extends Who> = {
  anyone: unknown
  caller: { caller: Caller }
  actor: { actor: Actor }
}[W]
export type Call<
  W extends Who,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> = Visitor<W> & { params: z.output<P>; query: z.output<Q>; body: z.output<B> }

const doors = new WeakMap<object, Door>()

/** The door of a mounted route, for OpenAPI. */
export const doorOf = (middleware: object): Door | undefined => doors.get(middleware)

/**
 * A route as a sentence: guard, verb, view. Unknown fields are refused when the schemas are strict objects; what
 * is wrong is listed in `details`. A POST with an `Idempotency-Key` answers the same again for the same key.
 */
export function endpoint<
  W extends Who = 'actor',
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodType,
>(door: Door<W, P, Q, B, R>, handle: (call: Call<W, P, Q, B>) => Promise<z.input<R>>): Middleware {
  const middleware = async (ctx: Context) => {
    const visitor = await admit(ctx, door)
    const call = {
      ...visitor,
      ...readAddress(ctx, door),
      body: await bodyOf(ctx, door),
    } as Call<W, P, Q, B>
    const kept = visitor.caller && keptUnder(ctx, door, visitor.caller)
    const view = kept ? await replayable(ctx, kept, () => handle(call)) : await handle(call)
    const { opens, summary } = door
    if (opens && visitor.caller) await noteOpened(ctx, { opens, summary }, visitor.caller, view)
    answer(ctx, door, view)
  }
  doors.set(middleware, door)
  return middleware
}

interface Admitted {
  caller?: Caller
  actor?: Actor
}

async function admit(ctx: Context, door: Door): Promise<Admitted> {
  const { limits, identify } = kitOf(ctx)
  if (door.who === 'anyone') {
    if (!door.unlimited) await limits.stranger(ctx.ip)
    return {}
  }
  const caller = await identify(ctx)
  await limits.person(caller.id)
  if (door.who === 'caller' && !door.roles) return { caller }
  const actor = await caller.actor()
  refuseUnless(!caller.identity.unbound, 'sign-in.not-bound')
  if (door.roles && !holds(actor, door.roles)) refuse(whyNot(actor, door.roles))
  return { caller, actor }
}

/** Somebody who has the role but has not proved it in this session is told so. */
const whyNot = ({ withheld = [] }: Actor, roles: readonly StaffRole[]) =>
  withheld.some(({ role }) => roles.includes(role)) ? 'session.second-factor' : 'who.not-allowed'

function readAddress(ctx: Context, door: Door) {
  if (!door.query) refuseUnknownQuery(ctx.querystring)
  return {
    params: door.params ? checked(door.params, ctx.params, 'params') : {},
    query: door.query ? checked(door.query, { ...ctx.query }, 'query') : {},
  }
}

/** A door that asks for no body takes an empty one: what nobody reads would be taken for done. */
async function bodyOf(ctx: Context, door: Door): Promise<unknown> {
  if (ctx.method === 'GET' || ctx.method === 'HEAD') return {}
  const body = await (door.upload ? readUpload(ctx, door.upload) : readBody(ctx))
  return checked(door.body ?? noFields, body, 'body')
}

const noFields = z.strictObject({})

/** What a keyed POST is known by; undefined when nothing is to be kept. */
function keptUnder(ctx: Context, door: Door, caller: Caller): OnceRequest | undefined {
  const key = ctx.method === 'POST' ? ctx.get('Idempotency-Key') : ''
  if (!key || door.secret) return undefined
  const { body = '{}' } = stateOf(ctx)
  return { actorId: caller.id, method: ctx.method, path: ctx.path, key, body }
}

async function replayable(ctx: Context, request: OnceRequest, work: () => Promise<unknown>) {
  const { view, replayed } = await kitOf(ctx).once(request, work)
  if (replayed) ctx.set('Idempotent-Replayed', 'true')
  return view
}

function answer(ctx: Context, door: Door, view: unknown) {
  if (sendDownload(ctx, view)) return
  if (kitOf(ctx).checkReplies) (door.reply ?? refuse('server.failure')).parse(view)
  sendJson(ctx, door.status ?? 200, view)
}
