import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { doorOf } from '../../../server/kit/endpoint'

interface Operation {
  summary: string
  security: unknown[]
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: { additionalProperties?: boolean } }> }
  responses: Record<string, unknown>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: { Error: unknown } }
}

let api: Api
let document: Document
beforeAll(async () => {
  api = await startApi({ label: 'openapi' })
  document = (await api.stranger.get<Document>('/api/openapi.json')).body
})
afterAll(() => api.stop())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the description of the interface', () => {
  it('is OpenAPI 3.1', () => expect(document.openapi).toBe('3.1.0'))

  it('lists every mounted route that is an endpoint, and each is one', () => {
    const mounted = api.app.router.stack
      .filter(({ methods }) => methods.length > 0)
      .map(({ path, methods, stack }) => ({
        name: `${methods.at(-1) ?? ''} ${String(path).replace(/:(\w+)/g, '{$1}')}`,
        isEndpoint: stack.some((each) => doorOf(each) !== undefined),
      }))
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    const undescribed = mounted.filter(({ isEndpoint }) => !isEndpoint).map(({ name }) => name)
    expect(undescribed).toEqual(['GET /api/openapi.json', 'GET /api/docs'])
    expect(described.sort()).toEqual(
      mounted
        .filter(({ isEndpoint }) => isEndpoint)
        .map(({ name }) => name)
        .sort(),
    )
  })

  it('names every parameter of a path', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const named = operation.parameters
        .filter((each) => each.in === 'path')
        .map(({ name }) => name)
      expect([path, named.sort()]).toEqual([path, inPath.sort()])
    }
  })

  it('takes no field that is not described', () => {
    for (const { path, operation } of operations()) {
      if (!operation.requestBody) continue
      for (const { schema } of Object.values(operation.requestBody.content))
        expect([path, schema.additionalProperties]).toEqual([path, false])
    }
  })

  it('offers an Idempotency-Key only where an answer is kept for the caller', () => {
    const keyed = operations().filter(({ operation }) =>
      operation.parameters.some(({ name }) => name === 'Idempotency-Key'),
    )
    expect(keyed.length).toBeGreaterThan(0)
    for (const { method, operation } of keyed) {
      expect([method, operation.security]).toEqual(['post', [{ token: [] }]])
    }
  })

  it('says in Chinese what each does, and answers a refusal in the one shape', () => {
    for (const { operation } of operations()) {
      expect(operation.summary).toMatch(/\p{Script=Han}/u)
      expect(operation.responses).toHaveProperty('default')
    }
  })

  it('opens only the doors that need no session', () => {
    const open = operations().filter(({ operation }) => operation.security.length === 0)
    expect(open.map(({ path }) => path).sort()).toEqual([
      '/api/clock',
      '/api/consents/texts',
      '/api/files/{id}/content',
      '/api/session/pc',
      '/api/session/pc/{ticket}/poll',
      '/api/session/wechat',
      '/healthz',
      '/readyz',
    ])
  })
})

it('the page to read shows every path and every code, without a script', async () => {
  const { text, headers } = await api.stranger.get('/api/docs')
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const path of Object.keys(document.paths)) expect(text).toContain(path)
  expect(text).toContain('session.ended')
  expect(text).not.toMatch(/<script|https?:\/\//)
})
