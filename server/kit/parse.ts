import type { z } from 'zod'
import { refuse, refuseUnless } from './refusal'

/** The value as the schema knows it, or `input.invalid` with each thing that is wrong. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: 'params' | 'query' | 'body',
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  return refuse(
    'input.invalid',
    result.error.issues.slice(0, 20).map((issue) => ({
      path: [where, ...issue.path].map(String).join('.'),
      says: sayIssue(issue),
    })),
  )
}

/** A route that asks nothing of the query string accepts nothing there. */
export function refuseUnknownQuery(querystring: string) {
  refuseUnless(querystring === '', 'input.invalid', [{ path: 'query', says: '不接受查询参数' }])
}

function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `有不认识的内容：${issue.keys.join('、').slice(0, 80)}`
  if (issue.code === 'too_big') return sizeWords(issue.origin, `最多 ${issue.maximum}`)
  if (issue.code === 'too_small') return sizeWords(issue.origin, `最少 ${issue.minimum}`)
  if (issue.code === 'custom' && issue.message !== 'Invalid input') return issue.message
  return '没有填写，或格式不对'
}

const sizeWords = (origin: string, bound: string) => `${bound}${units[origin] ?? ''}`
const units: Record<string, string> = { string: ' 个字', array: ' 项' }
