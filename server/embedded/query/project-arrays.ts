/** Projections that cut arrays: $slice and the positional `$`. */
import { fail } from '../errors'
import { isNumeric, toDouble } from '../values/numbers'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Match } from './match'
import { splitPath } from './paths'

export interface Slice {
  readonly skip: number
  readonly limit: number
}

/** `n`: the first n, or the last -n. `[skip, n]`: n after skipping; a negative skip counts from the end. */
export function readSlice(argument: Value): Slice {
  if (isNumeric(argument)) {
    const count = Math.trunc(toDouble(argument))
    return count >= 0 ? { skip: 0, limit: count } : { skip: count, limit: -count }
  }
  const [skip, limit, extra] = isArray(argument) ? argument : []
  if (!isNumeric(skip) || !isNumeric(limit) || extra !== undefined) {
    return fail(28667, 'Invalid $slice syntax. The given syntax did not match the find() syntax')
  }
  const count = Math.trunc(toDouble(limit))
  if (count <= 0)
    fail(28724, `First argument to $slice must be an positive number, but is: ${count}`)
  return { skip: Math.trunc(toDouble(skip)), limit: count }
}

/** Cuts the array at a path; documents within arrays on the way are each cut. */
export function slicing(path: string, { skip, limit }: Slice): (doc: Doc) => Doc {
  const parts = splitPath(path)
  const cut = (items: Value[]) => {
    const from = skip < 0 ? Math.max(0, items.length + skip) : skip
    return items.slice(from, from + limit)
  }
  return (doc) => replaceAt(doc, parts, (value) => (isArray(value) ? cut(value) : value)) as Doc
}

function replaceAt(
  value: Maybe,
  parts: readonly string[],
  replace: (value: Maybe) => Maybe,
): Maybe {
  const [part, ...rest] = parts
  if (part === undefined) return replace(value)
  if (isArray(value))
    return value.map((item) => (isDoc(item) ? replaceAt(item, parts, replace) : item) ?? null)
  if (!isDoc(value) || !value.has(part)) return value
  const replaced = replaceAt(value.get(part), rest, replace)
  const copy = new Map(value)
  if (replaced !== undefined) copy.set(part, replaced)
  return copy
}

/** Only the element the query matched, of the first array on the path. */
export function atPosition(doc: Doc, path: string, match: Match | undefined): Doc {
  const index = match?.arrayIndex
  if (index === undefined) {
    return fail(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    )
  }
  return firstArray(doc, splitPath(path), index) as Doc
}

function firstArray(value: Maybe, parts: readonly string[], index: number): Maybe {
  if (isArray(value)) {
    const item = value[index]
    return item === undefined
      ? fail(
          51247,
          "Executor error during find command :: caused by :: positional operator '.$' element mismatch",
        )
      : [item]
  }
  const [part, ...rest] = parts
  if (part === undefined || !isDoc(value) || !value.has(part)) return value
  const inner = firstArray(value.get(part), rest, index)
  return inner === undefined ? value : new Map(value).set(part, inner)
}
