/** Write concerns: there is one member, and it acknowledges only what is on disk. */
import { codeName } from '../errors'
import { isDoc } from '../values/types'
import type { Doc, Value } from '../values/types'
import type { Command } from './command'

/** What cannot be promised is told after the write, which stands (server: writeConcernError). */
export function writeConcernError({ fields }: Command): Doc | undefined {
  const concern = fields.value('writeConcern')
  const w = isDoc(concern) ? concern.get('w') : undefined
  if (w === undefined || w === null || w === 'majority') return undefined
  if (typeof w === 'string') return told(79, `No write concern mode named '${w}' found`)
  return Number(w) > 1 ? told(100, 'Not enough data-bearing nodes') : undefined
}

function told(code: number, message: string): Doc {
  return new Map<string, Value>([
    ['code', code],
    ['codeName', codeName(code)],
    ['errmsg', message],
  ])
}
