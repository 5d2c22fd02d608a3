/** $push with $each, $position, $sort and $slice, applied in that order. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { integerOf } from './integers'
import { nameOf } from './modifiers'
import type { Modifier } from './modifier'
import { compileSort } from './sort'

interface Push {
  readonly items: Value[]
  readonly position: number | undefined
  readonly order: ((a: Value, b: Value) => number) | undefined
  readonly slice: number | undefined
}

export function push(argument: Value): Modifier {
  const wanted = read(argument)
  return (value, { root }, path) => {
    if (value !== undefined && !isArray(value)) {
      return fail(
        2,
        `The field '${path}' must be an array but is of type ${typeName(value)} in document ${nameOf(root)}`,
      )
    }
    return apply(wanted, value ?? [])
  }
}

function read(argument: Value): Push {
  if (!isDoc(argument) || !argument.has('$each')) {
    return { items: [argument], position: undefined, order: undefined, slice: undefined }
  }
  for (const name of argument.keys()) {
    if (!['$each', '$slice', '$sort', '$position'].includes(name)) {
      fail(2, `Unrecognized clause in $push: ${name}`)
    }
  }
  const items = argument.get('$each')
  if (!isArray(items)) {
    return fail(
      2,
      `The argument to $each in $push must be an array but it was of type: ${typeName(items)}`,
    )
  }
  return {
    items,
    position: whole(argument, '$position', 'not of type'),
    order: sortOrder(argument.get('$sort')),
    slice: whole(argument, '$slice', 'but was given type'),
  }
}

function whole(argument: Doc, name: string, but: string): number | undefined {
  const value = argument.get(name)
  if (value === undefined) return undefined
  const number = isNumeric(value) ? integerOf(value, 'exact') : undefined
  return number === undefined
    ? fail(2, `The value for ${name} must be an integer value ${but}: ${typeName(value)}`)
    : Number(number)
}

function sortOrder(pattern: Maybe): Push['order'] {
  if (pattern === undefined) return undefined
  if (isDoc(pattern)) return fieldOrder(pattern)
  const direction = isNumeric(pattern) ? integerOf(pattern, 'exact') : undefined
  if (!isNumeric(pattern)) {
    fail(
      2,
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  if (direction !== 1n && direction !== -1n)
    fail(2, 'The $sort element value must be either 1 or -1')
  return (a, b) => compare(a, b) * Number(direction)
}

function fieldOrder(pattern: Doc): Push['order'] {
  if (pattern.size === 0) fail(2, 'The $sort pattern is empty when it should be a set of fields.')
  const sort = compileSort(pattern)
  const asDoc = (value: Value) => (isDoc(value) ? value : new Map<string, Value>())
  return (a, b) => sort.compare(asDoc(a), asDoc(b))
}

function apply({ items, position, order, slice }: Push, old: Value[]): Value[] {
  const at = place(position, old.length)
  let all = [...old.slice(0, at), ...items, ...old.slice(at)]
  if (order) all = all.sort(order)
  if (slice === undefined) return all
  return slice >= 0 ? all.slice(0, slice) : all.slice(slice)
}

/** A negative position counts from the end. */
function place(position: number | undefined, length: number): number {
  if (position === undefined) return length
  return position < 0 ? Math.max(0, length + position) : Math.min(position, length)
}
