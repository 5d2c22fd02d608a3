import type Router from '@koa/router'
import { z } from 'zod'
import { refusals } from '../../shared/refusals'
import { doorOf } from './endpoint'
import type { Door } from './endpoint'

type Json = Record<string, unknown>

/** An OpenAPI 3.1 document of every mounted route that is an endpoint, from the schemas on its door. */
export function openApi(router: Router): OpenApi {
  const paths: Record<string, Json> = {}
  for (const { path, methods, door } of mounted(router)) {
    const operation = operationOf(path, methods, door)
    const method = methods.find((each) => each !== 'HEAD')?.toLowerCase() ?? 'get'
    paths[templateOf(path)] = { ...paths[templateOf(path)], [method]: operation }
  }
  return {
    openapi: '3.1.0',
    info: { title: '邻里医养 API', version: '0.1.0', description },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema },
    },
  }
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: Json[]
  paths: Record<string, Json>
  components: Json
}

interface Mounted {
  path: string
  methods: string[]
  door: Door
}

function mounted(router: Router): Mounted[] {
  return router.stack.flatMap(({ path, methods, stack }) => {
    const door = stack.map(doorOf).find((each) => each !== undefined)
    return door && typeof path === 'string' ? [{ path, methods, door }] : []
  })
}

function operationOf(path: string, methods: string[], door: Door): Json {
  const { summary, who, roles, params, query, body, status = 200 } = door
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  return {
    summary,
    tags: [path.split('/')[2] ?? 'system'],
    ...(who === 'anyone' ? { security: [] } : { security: [{ token: [] }] }),
    ...(roles ? { 'x-roles': roles } : {}),
    parameters: takesKey(methods, door) ? [...parameters, idempotencyKey] : parameters,
    ...(body ? { requestBody: { required: true, content: contentOf(door, body) } } : {}),
    responses: { [status]: replyOf(door), default: errorReply },
  }
}

/** Only an answer that may be kept for the caller can be given again. */
const takesKey = (methods: string[], { who, secret }: Door) =>
  methods.includes('POST') && who !== 'anyone' && !secret

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }))
}

function replyOf({ reply, status, produces }: Door): Json {
  if (status === 204) return { description: '已完成' }
  if (!reply) return { description: '文件', content: { [produces ?? '*/*']: {} } }
  return { description: '成功', content: jsonOf(schemaOf(reply, 'output')) }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const contentOf = ({ upload }: Door, body: z.ZodType) => {
  const schema = schemaOf(body, 'input')
  return upload ? { 'multipart/form-data': { schema: withFile(schema) } } : jsonOf(schema)
}
const withFile = (schema: Json): Json => ({
  ...schema,
  properties: { ...(schema['properties'] as Json), file: { type: 'string', format: 'binary' } },
})
const jsonOf = (schema: Json) => ({ 'application/json': { schema } })
const templateOf = (path: string) => path.replace(/:(\w+)/g, '{$1}')

const description =
  '老人发起、团队上门、服务记一次账，每个数字都能查到背后的那一行。带 Idempotency-Key 的 POST 可以放心重试。'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', enum: Object.keys(refusals) },
        message: { type: 'string' },
        staffMessage: { type: 'string' },
        details: {},
        requestId: { type: 'string' },
      },
    },
  },
}

const errorReply = {
  description: '没有办成，原因在 error.code',
  content: jsonOf({ $ref: '#/components/schemas/Error' }),
}
