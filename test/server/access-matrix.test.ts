import { doorOf } from '../../server/kit/endpoint'
import { startApi } from '../support/api'
import type { Api, Client } from '../support/api'
import { countAll } from '../support/wrong-input'
import { rows } from './access/rows'
import type { About, Request, Target } from './access/row'
import { settleWorld } from './access/world'
import type { World } from './access/world'

let api: Api
let world: World
beforeAll(async () => {
  api = await startApi({ label: 'access' })
  world = await settleWorld(api)
}, 60_000)
afterAll(() => api.stop())

/** Every mounted route with a door, as `GET /api/people/:id`. */
const mounted = () =>
  api.app.router.stack.flatMap(({ path, methods, stack }) => {
    const door = stack.map(doorOf).find((each) => each !== undefined)
    const method = methods.find((each) => each !== 'HEAD') ?? ''
    return door ? [{ key: `${method} ${String(path)}`, door }] : []
  })

const abouts = Object.entries(rows).flatMap(([key, row]): [string, About][] =>
  'about' in row ? [[key, row]] : [],
)
const methodOf = (key: string) => key.split(' ')[0] ?? 'GET'

function call(client: Client, method: string, { path, body }: Request) {
  const json = { 'Content-Type': 'application/json' }
  if (method === 'GET') return client.get(path)
  const init = method === 'DELETE' ? {} : { headers: json, body: JSON.stringify(body ?? {}) }
  return client.send(method, path, init)
}

const REFUSED = [401, 403, 404]
/** Does the question itself name the person, or a thing of theirs? */
function names(target: Target, { path, body }: Request): boolean {
  const asked = decodeURIComponent(path) + JSON.stringify(body ?? {})
  const { elderId, contractId, recordId, lineId, mandateId, fileId } = target
  const ids = [elderId, contractId, recordId, lineId, mandateId, fileId]
  return ids.some((id) => asked.includes(id))
}

describe('the table', () => {
  it('holds every route once: a new one has to say what it reaches', () => {
    const keys = mounted().map(({ key }) => key)
    expect(Object.keys(rows).toSorted()).toEqual([...new Set(keys)].toSorted())
  })

  it('names a reason for every route that shows nothing to be written down', () => {
    for (const { key, door } of mounted()) {
      const row = rows[key]
      const reason = row && ('apart' in row ? row.apart : row.unopened)
      expect([key, door.opens !== undefined || reason !== undefined]).toEqual([key, true])
      if (door.opens && row && 'about' in row) expect([key, row.unopened]).toEqual([key, undefined])
    }
  })

  it('asks nobody in without a session but where it is said', () => {
    const open = mounted().filter(({ door }) => door.who === 'anyone')
    expect(open.map(({ key }) => key).toSorted()).toEqual([
      'GET /api/clock',
      'GET /api/consents/texts',
      'GET /api/files/:id/content',
      'GET /healthz',
      'GET /readyz',
      'POST /api/session/pc',
      'POST /api/session/pc/:ticket/poll',
      'POST /api/session/wechat',
    ])
  })
})

describe('outsiders', () => {
  it.each(abouts)('%s reaches nothing', async (key, row) => {
    const kept = ['people', 'mandates', 'contracts', 'records', 'files', 'contacts', 'consents']
    const before = await countAll([...kept, 'identities', 'merges', 'broken_glass'])
    for (const { who, of, office, client } of world.outsiders) {
      if (office && row.offices) continue
      const targets = of === 'both' ? [world.east, world.west] : [world[of]]
      for (const target of targets) {
        const request = row.about(target)
        const { status, text } = await call(client, methodOf(key), request)
        expect([who, target.name, text.includes(target.name)]).toEqual([who, target.name, false])
        if (names(target, request) || client === api.stranger)
          expect([who, target.name, REFUSED.includes(status), status]).toEqual([
            ...[who, target.name, true],
            status,
          ])
      }
    }
    expect(await countAll(Object.keys(before))).toEqual(before)
  })

  it.each(abouts.filter(([key, { offices }]) => offices && methodOf(key) === 'GET'))(
    '%s tells offices above no whole name',
    async (_, row) => {
      for (const { office, client } of world.outsiders) {
        if (!office) continue
        const { status, text } = await client.get(row.about(world.east).path)
        expect([status, text.includes(world.east.name)]).toEqual([200, false])
      }
    },
  )
})

describe('insiders', () => {
  it.each(abouts.filter(([, { shows }]) => shows))('%s shows the person', async (_, row) => {
    const client = world.insiders[row.shows ?? 'elder']
    const { status, text } = await client.get(row.about(world.east).path)
    expect([status, text.includes(world.east.name)]).toEqual([200, true])
  })

  it.each(abouts.filter(([, { shows }]) => shows === 'elder'))(
    '%s asks a doctor of another team for a reason',
    async (_, row) => {
      const request = row.about(world.east)
      const { status, body, text } = await world.otherTeam.get(request.path)
      expect(text).not.toContain(world.east.name)
      if (names(world.east, request))
        expect([status, body.error.code]).toEqual([403, 'access.reason-needed'])
    },
  )
})
