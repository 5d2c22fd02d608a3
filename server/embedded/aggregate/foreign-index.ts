import { hashKey } from '../values/keystring'
import { Path } from '../query/paths'
import { isDoc, type Doc, type Value } from '../values/types'

/** A foreign collection by the values of one field, as equality sees them. Built on first use. */
export class ForeignIndex {
  private byValue: Map<string, Doc[]> | undefined
  private readonly order = new Map<Doc, number>()

  constructor(
    private readonly docs: Iterable<Doc>,
    private readonly field: string,
  ) {}

  /** The documents whose field equals one of the values, in their natural order. */
  find(values: readonly Value[]): Doc[] {
    const index = (this.byValue ??= this.build())
    const [only] = values
    if (values.length === 1 && only !== undefined) return index.get(hashKey(only)) ?? []
    const found = new Set(values.flatMap((value) => index.get(hashKey(value)) ?? []))
    return [...found].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0))
  }

  private build(): Map<string, Doc[]> {
    const index = new Map<string, Doc[]>()
    const path = new Path(this.field, 'expand')
    for (const doc of this.docs) {
      this.order.set(doc, this.order.size)
      for (const key of keysOf(doc, path)) {
        const docs = index.get(key)
        if (docs) docs.push(doc)
        else index.set(key, [doc])
      }
    }
    return index
  }
}

/** Elements and whole arrays alike; missing counts as null. */
function keysOf(doc: Doc, path: Path): Set<string> {
  const keys = new Set<string>()
  path.any(doc, (value) => {
    keys.add(hashKey(value ?? null))
    return false
  })
  return keys
}

/** `$in` would take regular expressions for patterns; here they are values. */
export function equalityFilter(field: string, values: Value[]): Doc {
  const equalities = values.map((value): Doc => new Map([[field, new Map([['$eq', value]])]]))
  const [only] = equalities
  if (equalities.length === 1 && only) return only
  const plain = values.every((value) => !isDoc(value) && typeof value !== 'object')
  if (plain) return new Map([[field, new Map([['$in', values]])]])
  return new Map([['$or', equalities]])
}
