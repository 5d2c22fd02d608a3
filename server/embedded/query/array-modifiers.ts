/** Modifiers of arrays: $push, $addToSet, $pop, $pull, $pullAll. */
import { fail } from '../errors'
import { equal } from '../values/compare'
import { hashKey } from '../values/keystring'
import { isNumeric, toDouble } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, isType, type Doc, type Maybe, type Value } from '../values/types'
import { compileFilter } from './match'
import type { Modifier, ParseModifier } from './modifier'
import { isOperators } from './parse'
import { push } from './push'

export const arrayModifiers: Readonly<Record<string, ParseModifier>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: (argument) => remove('$pull', pullTest(argument)),
  $pullAll: pullAll,
}

/** A value, or `$each` of several; values equal to one already there are left out. */
function addToSet(argument: Value): Modifier {
  const added = addedValues(argument)
  return (value, _change, path) => {
    if (value !== undefined && !isArray(value)) {
      return fail(
        2,
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1) ?? ''}' has non-array type ${typeName(value)}`,
      )
    }
    const seen = new Set((value ?? []).map(hashKey))
    const fresh: Value[] = []
    for (const item of added) {
      const key = hashKey(item)
      if (!seen.has(key)) fresh.push(item)
      seen.add(key)
    }
    return value !== undefined && fresh.length === 0 ? value : [...(value ?? []), ...fresh]
  }
}

function addedValues(argument: Value): Value[] {
  if (!isDoc(argument) || !argument.has('$each')) return [argument]
  const each = argument.get('$each')
  if (!isArray(each)) {
    return fail(
      14,
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    )
  }
  if (argument.size > 1)
    fail(2, `Found unexpected fields after $each in $addToSet: ${show(argument)}`)
  return each
}

function pop(argument: Value, path: string): Modifier {
  if (!isNumeric(argument)) return fail(9, `Expected a number in: ${path}: ${show(argument)}`)
  const end = toDouble(argument)
  if (end !== 1 && end !== -1) fail(9, `$pop expects 1 or -1, found: ${show(argument)}`)
  return (value, _change, path) => {
    if (value === undefined) return undefined
    if (!isArray(value))
      return fail(14, `Path '${path}' contains an element of non-array type '${typeName(value)}'`)
    if (value.length === 0) return value
    return end === 1 ? value.slice(0, -1) : value.slice(1)
  }
}

function remove(operator: string, matches: (item: Value) => boolean): Modifier {
  return (value) => {
    if (value === undefined) return undefined
    if (!isArray(value)) return fail(2, `Cannot apply ${operator} to a non-array value`)
    const kept = value.filter((item) => !matches(item))
    return kept.length === value.length ? value : kept
  }
}

/** Operators and regular expressions test elements; a document is a query on elements that are documents. */
function pullTest(argument: Value): (item: Maybe) => boolean {
  const onElement = isOperators(argument) && !isLogical(argument)
  if (onElement || isType(argument, 'BSONRegExp')) {
    const filter = compileFilter(new Map([['', argument]]))
    return (item) => filter.test(new Map([['', item ?? null]]))
  }
  if (isDoc(argument)) {
    const filter = compileFilter(argument)
    return (item) => isDoc(item) && filter.test(item)
  }
  return (item) => equal(item, argument)
}

function isLogical(argument: Doc): boolean {
  const [first] = argument.keys()
  return first !== undefined && ['$and', '$or', '$nor', '$expr'].includes(first)
}

function pullAll(argument: Value): Modifier {
  if (!isArray(argument)) {
    return fail(2, `$pullAll requires an array argument but was given a ${typeName(argument)}`)
  }
  const unwanted = new Set(argument.map(hashKey))
  return remove('$pull', (item) => unwanted.has(hashKey(item)))
}
