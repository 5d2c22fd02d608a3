import { isArray, isDoc, type Value } from '../values/types'

/** The top-level fields an expression may read; undefined when it may read all. */
export function dependencies(expression: Value): ReadonlySet<string> | undefined {
  const fields = new Set<string>()
  return collect(expression, fields) ? fields : undefined
}

/** What these read is known only when they run. */
const dynamic: ReadonlySet<string> = new Set(['$getField', '$let'])
const literal: ReadonlySet<string> = new Set(['$literal', '$const'])

function collect(value: Value, fields: Set<string>): boolean {
  if (typeof value === 'string') return collectReference(value, fields)
  if (isArray(value)) return value.every((item) => collect(item, fields))
  if (!isDoc(value)) return true
  for (const [name, part] of value) {
    if (name === 'sortBy') addPaths(part, fields)
    if (dynamic.has(name)) return false
    if (!literal.has(name) && !collect(part, fields)) return false
  }
  return true
}

/** The keys of a sort pattern, as in `$top`, are paths without a dollar. */
function addPaths(pattern: Value, fields: Set<string>): void {
  if (!isDoc(pattern)) return
  for (const path of pattern.keys()) fields.add(path.split('.', 1)[0] ?? '')
}

function collectReference(text: string, fields: Set<string>): boolean {
  if (!text.startsWith('$')) return true
  const [head = '', second] = text.split('.', 2)
  if (!text.startsWith('$$')) fields.add(head.slice(1))
  else if (head === '$$ROOT' || head === '$$CURRENT') {
    if (second === undefined) return false
    fields.add(second)
  }
  return true
}
