import { doorOf } from '../../server/kit/endpoint'
import type { Door } from '../../server/kit/endpoint'
import { startApi } from '../support/api'
import type { Api, Client } from '../support/api'
import { registerElder, settleCounty } from '../support/build'

let api: Api
let everybody: Client[]
let doors: { path: string; method: string; door: Door }[]

beforeAll(async () => {
  api = await startApi({ label: 'bad-input' })
  const staff = await settleCounty()
  const elder = await registerElder()
  const ids = [elder, staff.desk, staff.doctor, staff.manager, staff.county]
  everybody = await Promise.all(ids.map((id) => api.signIn(id)))
  doors = api.app.router.stack.flatMap(({ path, methods, stack }) => {
    const door = stack.map(doorOf).find((each) => each !== undefined)
    return door ? [{ path: String(path), method: methods.at(-1) ?? 'GET', door }] : []
  })
})
afterAll(() => api.stop())

const somewhere = (path: string) =>
  path.replace(/:\w*[iI]d\b/g, 'f'.repeat(24)).replace(/:\w+/g, 'none')
const send = (
  client: Client,
  { path, method }: { path: string; method: string },
  init: RequestInit = {},
) => client.send(method, somewhere(path), init)
const json = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
})

/** A refusal: 4xx, a code, a Chinese sentence, a request id; and nothing else. */
function expectRefusal(
  answer: { status: number; body: { error: Record<string, unknown> } },
  where: string,
) {
  expect([where, answer.status >= 400 && answer.status < 500]).toEqual([where, true])
  const { code, message, requestId } = answer.body.error
  expect([code, message, requestId]).toEqual([
    expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
    expect.stringMatching(/\p{Script=Han}/u),
    expect.any(String),
  ])
  expect(Object.keys(answer.body)).toEqual(['error'])
}

describe('every endpoint', () => {
  it('is one of many', () => expect(doors.length).toBeGreaterThan(30))

  it('that needs a session answers 401 to a stranger and to a token that has ended', async () => {
    for (const each of doors.filter(({ door }) => door.who !== 'anyone')) {
      for (const client of [api.stranger, api.withToken('x'.repeat(43))]) {
        const answer = await send(client, each)
        expectRefusal(answer, each.path)
        expect([each.path, answer.status]).toEqual([each.path, 401])
      }
    }
  })

  it('that needs a role answers 403 to an elder, whatever she sends', async () => {
    const [elder] = everybody
    for (const each of doors.filter(({ door }) => door.roles)) {
      const answer = await send(
        elder as Client,
        each,
        each.method === 'GET' ? {} : json({ $where: 1 }),
      )
      expectRefusal(answer, each.path)
      expect([each.path, answer.status]).toEqual([each.path, 403])
    }
  })

  it.each([
    ['unknown fields', { admin: true, roles: ['manager'] }],
    ['operators', { $where: 'sleep(1000)', elderId: { $gt: '' }, id: { $ne: null } }],
    ['wrong types', { elderId: 5, name: [], day: {}, kind: null, reason: 1, version: 'x' }],
    [
      'over-long text',
      Object.fromEntries(
        ['name', 'note', 'reason', 'source'].map((field) => [field, '长'.repeat(20_000)]),
      ),
    ],
    [
      'bad dates',
      { day: '2026-02-30', from: 'yesterday', to: '2026-13-01', on: 0, birthDate: '0000-00-00' },
    ],
    ['a list', [1, 2, 3]],
    ['nothing of what it needs', { x: null }],
  ])('that takes a body refuses %s from anybody', async (_, body) => {
    for (const each of doors.filter(({ door }) => door.body)) {
      for (const client of everybody) expectRefusal(await send(client, each, json(body)), each.path)
    }
  })

  it('refuses malformed JSON and 300 kB from anybody', async () => {
    const headers = { 'Content-Type': 'application/json' }
    for (const each of doors.filter(({ door }) => door.body)) {
      for (const client of everybody) {
        expectRefusal(await send(client, each, { body: '{"a":', headers }), each.path)
      }
      const large = JSON.stringify({ note: 'x'.repeat(300 * 1024) })
      for (const client of everybody.slice(1)) {
        expectRefusal(await send(client, each, { body: large, headers }), each.path)
      }
    }
  })

  it('refuses operators and unknown names in the query from anybody', async () => {
    for (const each of doors.filter(
      ({ door, method }) => method === 'GET' && door.who !== 'anyone',
    )) {
      for (const query of [
        '?$where=1',
        '?elderId[$gt]=',
        '?limit=1000000',
        '?q[$regex]=.*',
        '?admin=true',
      ]) {
        for (const client of everybody) {
          const answer = await client.get(`${somewhere(each.path)}${query}`)
          expectRefusal(answer, `${each.path}${query}`)
        }
      }
    }
  })

  it('about one thing answers 404 or 403 when there is no such thing', async () => {
    for (const each of doors.filter(
      ({ path, method }) => /:\w*[iI]d/.test(path) && method === 'GET',
    )) {
      for (const client of everybody) {
        const answer = await client.get(somewhere(each.path))
        expectRefusal(answer, each.path)
        expect([403, 404, 422]).toContain(answer.status)
      }
    }
  })
})
