import type { Code } from 'bson'

import { isDoc, type Doc, type Value } from './types'

/** The scope of a `Code`, when it is one of ours. */
export function scopeOf(code: Code): Doc | undefined {
  const scope = code.scope as unknown as Value
  return isDoc(scope) ? scope : undefined
}
