/** Sort patterns: an array sorts by its least element ascending, by its greatest descending. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { isNumeric, toDouble } from '../values/numbers'
import { isArray, isDoc, type Doc, type Maybe } from '../values/types'
import { Path } from './paths'

export interface SortKey {
  readonly path: string
  readonly direction: 1 | -1
}

export interface Sort {
  readonly keys: readonly SortKey[]
  /** The top-level fields the order depends on. */
  readonly fields: ReadonlySet<string>
  compare(a: Doc, b: Doc): number
  /** A sorted copy; equal documents keep their order. */
  sort(docs: Iterable<Doc>): Doc[]
  /** What a document is ordered by: one value per key. */
  keyOf(doc: Doc): Maybe[]
  compareKeys(a: readonly Maybe[], b: readonly Maybe[]): number
}

/** Compiles `{ path: 1 | -1, … }`; a pattern MongoDB would refuse is a CommandError. */
export function compileSort(pattern: Doc): Sort {
  const keys = [...pattern].map(([path, direction]) => ({
    path,
    direction: directionOf(path, direction),
  }))
  const extract = keys.map(({ path, direction }) => extreme(path, direction))
  const keyOf = (doc: Doc) => extract.map((take) => take(doc))
  const compareKeys = (a: readonly Maybe[], b: readonly Maybe[]) => {
    for (let i = 0; i < keys.length; i++) {
      const order = compare(a[i], b[i])
      if (order !== 0) return order * (keys[i]?.direction ?? 1)
    }
    return 0
  }
  return {
    keys,
    fields: new Set(keys.map(({ path }) => path.split('.', 1)[0] ?? '')),
    keyOf,
    compareKeys,
    compare: (a, b) => compareKeys(keyOf(a), keyOf(b)),
    sort: (docs) =>
      Array.from(docs, (doc) => ({ doc, key: keyOf(doc) }))
        .sort((a, b) => compareKeys(a.key, b.key))
        .map(({ doc }) => doc),
  }
}

function directionOf(path: string, value: Doc | Maybe): 1 | -1 {
  if (path === '') fail(15998, 'FieldPath field names may not be empty strings.')
  if (path.startsWith('$'))
    fail(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
  if (isDoc(value)) return refuseMeta(value)
  const direction = isNumeric(value) ? toDouble(value) : undefined
  if (direction === undefined) return fail(15974, `Illegal key in $sort specification: ${path}`)
  if (direction !== 1 && direction !== -1) {
    fail(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
  }
  return direction
}

function refuseMeta(value: Doc): never {
  if (value.has('$meta'))
    return fail(115, 'Sorting by $meta is not supported by the embedded database')
  return fail(17312, '$meta is the only expression supported by $sort right now')
}

/** Missing counts as null; an empty array counts below null. */
function extreme(text: string, direction: 1 | -1): (doc: Doc) => Maybe {
  const path = new Path(text, 'whole')
  const simple = !text.includes('.')
  return (doc) => {
    if (simple) {
      const value = doc.get(text)
      if (!isArray(value)) return value ?? null
    }
    return extremeAlong(path, doc, direction)
  }
}

function extremeAlong(path: Path, doc: Doc, direction: 1 | -1): Maybe {
  let best: { value: Maybe } | undefined
  const offer = (value: Maybe) => {
    if (!best || compare(value, best.value) * direction < 0) best = { value }
  }
  path.any(doc, (value) => {
    if (!isArray(value)) offer(value ?? null)
    else if (value.length === 0) offer(undefined)
    else value.forEach(offer)
    return false
  })
  return best ? best.value : null
}
