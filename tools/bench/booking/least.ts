/** What a booking is measured against: one guarded insert, bare and behind session and scope; and its writes alone. */
import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import Router from '@koa/router'
import Koa from 'koa'
import mongoose, { Schema, Types } from 'mongoose'
import { z } from 'zod'
import { endpoint } from '../../../server/kit/endpoint'
import { writeTogether } from '../../../server/kit/writing-together'
import type { Rooms } from '../../../server/app'

const guardedSchema = new Schema({ _id: String, by: String }, { versionKey: false })
const Guarded = mongoose.model('BenchGuarded', guardedSchema)

interface Asked {
  key: string
  by: string
}

/** koa, and one insert that a unique key guards. */
export const bare = () =>
  koaWith(async ({ key, by }) => {
    await Guarded.insertMany([{ _id: key, by }])
  })

const body = z.strictObject({ key: z.string(), elderId: z.string() })
const reply = z.strictObject({ id: z.string() })

/** The same behind the session, the rights and a person in scope, as every door of the service has it. */
export function scoped(router: Router, { people }: Rooms) {
  router.post(
    '/bench/guarded',
    endpoint(
      { summary: 'bench', body, reply, status: 201 },
      async ({ actor, body: { key, elderId } }) => {
        const elder = await people.reads.personActedFor(actor, elderId, 'book')
        await Guarded.insertMany([{ _id: key, by: elder?.id }])
        return { id: key }
      },
    ),
  )
}

interface Row extends Record<string, unknown> {
  _id: string | Types.ObjectId
}

/** The rows of one booking that stands, to be written again under other keys. */
interface Rows {
  visit: Row
  claims: Row[]
  notices: Row[]
  opened: Row
}

const of = (name: string) => mongoose.connection.collection<Row>(name)
async function rowsOfOne(): Promise<Rows> {
  const visit = await of('visits').findOne({ state: 'requested' })
  const opened = await of('audit').findOne({})
  if (!visit || !opened) throw new Error('nothing was booked yet')
  const claims = await of('claims')
    .find({ visitId: String(visit._id) })
    .toArray()
  const notices = await of('notices')
    .find({ subjectId: String(visit._id) })
    .toArray()
  return { visit, claims, notices, opened }
}

/**
 * What a booking writes and nothing else, as it writes it: the visit, its claims in order, what is told of it and its
 * confirmation in one command, and who saw it. No session, no rule, no reading: less than this no booking can cost.
 */
export function writesAlone() {
  let known: Promise<Rows> | undefined
  return koaWith(async ({ key }) => {
    known ??= rowsOfOne()
    const { visit, claims, notices, opened } = await known
    const _id = new Types.ObjectId()
    await writeTogether([
      { collection: 'bench-visits', insert: { ...visit, _id } },
      ...claims.map((row) => ({
        collection: 'bench-claims',
        insert: { ...row, _id: `${key}|${String(row._id)}` },
      })),
      ...notices.map((row) => ({
        collection: 'bench-notices',
        insert: { ...row, _id: new Types.ObjectId() },
      })),
      { collection: 'bench-visits', where: { _id }, change: { $inc: { version: 1 } } },
    ])
    const mark = createHash('sha256').update(randomBytes(16)).digest('hex')
    await of('bench-audit').insertOne({ ...opened, _id: mark })
  })
}

function koaWith(work: (asked: Asked) => Promise<void>) {
  const router = new Router()
  router.post('/api/visits', async (ctx) => {
    const asked = JSON.parse(await textOf(ctx.req)) as Asked
    try {
      await work(asked)
      ctx.status = 201
      ctx.body = { id: asked.key }
    } catch {
      ctx.status = 409
      ctx.body = { error: 'taken' }
    }
  })
  return new Koa().use(router.routes()).callback()
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}
