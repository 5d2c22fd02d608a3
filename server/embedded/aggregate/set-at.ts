import { isDoc, type Doc, type Maybe, type Value } from '../values/types'

/** A copy with a dotted path set, or removed by `undefined`. What is no document on the way is replaced. */
export function setAt(doc: Doc, path: string, value: Maybe): Doc {
  const dot = path.indexOf('.')
  const name = dot < 0 ? path : path.slice(0, dot)
  const copy: Doc = new Map(doc)
  const old = doc.get(name)
  if (dot >= 0 && value === undefined && !isDoc(old)) return copy
  const inner =
    dot < 0 ? value : setAt(isDoc(old) ? old : new Map<string, Value>(), path.slice(dot + 1), value)
  if (inner === undefined) copy.delete(name)
  else copy.set(name, inner)
  return copy
}
