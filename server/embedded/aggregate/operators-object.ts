/** Objects and odds: $getField, $setField, $objectToArray, $arrayToObject, $rand, sizes, timestamps. */
import { fail, notSupported } from '../errors'
import { encode } from '../values/codec'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, isType, toDoc, type Doc, type Maybe, type Value } from '../values/types'
import {
  fixed,
  isNullish,
  type Compiler,
  type Evaluate,
  type Operators,
  type Scope,
} from './environment'

const getField: Compiler = (argument, scope) => {
  const spec =
    isDoc(argument) && (argument.has('field') || argument.has('input'))
      ? argument
      : toDoc({ field: argument })
  for (const key of spec.keys())
    if (key !== 'field' && key !== 'input')
      fail(3041701, `$getField found an unknown argument: ${key}`)
  const field = fieldName(spec.get('field'), scope, '$getField', 3041702)
  const input = spec.has('input') ? scope.compile(spec.get('input') ?? null, scope) : undefined
  return (env) => {
    const source = input ? input(env) : env.current
    if (isDoc(source)) return source.get(field(env))
    return source === null ? null : undefined
  }
}

/** A name is taken literally: dots and dollars in it mean nothing. */
function fieldName(
  value: Maybe,
  scope: Scope,
  name: string,
  code: number,
): (env: Parameters<Evaluate>[0]) => string {
  if (value === undefined) return fail(code, `${name} requires 'field' to be specified`)
  const evaluate = scope.compile(value, scope)
  return (env) => {
    const field = evaluate(env)
    return typeof field === 'string'
      ? field
      : fail(
          5654602,
          `${name} requires 'field' to evaluate to type String, but got ${typeName(field)}`,
        )
  }
}

function setter(name: string, withValue: boolean): Compiler {
  return (argument, scope) => {
    if (!isDoc(argument)) return fail(4161100, `${name} only supports an object as its argument`)
    const allowed = withValue ? ['field', 'input', 'value'] : ['field', 'input']
    for (const key of argument.keys())
      if (!allowed.includes(key)) fail(4161101, `${name} found an unknown argument: ${key}`)
    const source = argument.get('input')
    if (source === undefined) return fail(4161109, `${name} requires 'input' to be specified`)
    if (withValue && !argument.has('value'))
      fail(4161103, `${name} requires 'value' to be specified`)
    const field = fieldName(argument.get('field'), scope, name, 4161102)
    const input = scope.compile(source, scope)
    const value = withValue ? scope.compile(argument.get('value') ?? null, scope) : () => undefined
    return (env) => {
      const doc = input(env)
      if (isNullish(doc)) return null
      if (!isDoc(doc)) return fail(4161105, `${name} requires 'input' to evaluate to type Object`)
      return withField(doc, field(env), value(env))
    }
  }
}

function withField(doc: Doc, name: string, value: Maybe): Doc {
  const copy: Doc = new Map(doc)
  if (value === undefined) copy.delete(name)
  else copy.set(name, value)
  return copy
}

function objectToArray(value: Maybe): Maybe {
  if (isNullish(value)) return null
  if (!isDoc(value))
    return fail(40390, `$objectToArray requires a document input, found: ${typeName(value)}`)
  return Array.from(
    value,
    ([k, v]): Doc =>
      new Map<string, Value>([
        ['k', k],
        ['v', v],
      ]),
  )
}

function arrayToObject(array: Maybe): Maybe {
  if (isNullish(array)) return null
  if (!isArray(array))
    return fail(40386, `$arrayToObject requires an array input, found: ${typeName(array)}`)
  const doc: Doc = new Map()
  for (const item of array) {
    const [name, value] = isDoc(item) ? pairOfDoc(item) : pairOfArray(item)
    if (name.includes('\0')) fail(4940400, 'Key field cannot contain an embedded null byte')
    doc.set(name, value)
  }
  return doc
}

function pairOfDoc(item: Doc): [string, Value] {
  const name = item.get('k')
  const value = item.get('v')
  if (item.size !== 2)
    fail(
      40392,
      `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${item.size}`,
    )
  if (name === undefined || value === undefined)
    return fail(
      40393,
      "$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: " +
        show(item),
    )
  return typeof name === 'string'
    ? [name, value]
    : fail(
        40394,
        `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${typeName(name)}`,
      )
}

function pairOfArray(item: Value): [string, Value] {
  if (!isArray(item))
    return fail(40391, `Unrecognised input type format for $arrayToObject: ${typeName(item)}`)
  if (item.length !== 2)
    fail(
      40397,
      `$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`,
    )
  const [name, value = null] = item
  return typeof name === 'string'
    ? [name, value]
    : fail(
        40395,
        `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(name)}`,
      )
}

function binarySize(value: Maybe): Maybe {
  if (isNullish(value)) return null
  if (typeof value === 'string') return Buffer.byteLength(value)
  return isType(value, 'Binary')
    ? value.position
    : fail(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value)}`)
}

function bsonSize(value: Maybe): Maybe {
  if (isNullish(value)) return null
  return isDoc(value)
    ? encode(value).length
    : fail(31393, `$bsonSize requires a document input, found: ${typeName(value)}`)
}

function timestampPart(name: string, code: number, high: boolean): Compiler {
  return fixed(1, (value) => {
    if (isNullish(value)) return null
    if (!isType(value, 'Timestamp'))
      return fail(code, ` Argument to ${name} must be a timestamp, but is ${typeName(value)}`)
    return BigInt(high ? value.getHighBitsUnsigned() : value.getLowBitsUnsigned())
  })
}

export const objectOperators: Operators = {
  $getField: getField,
  $setField: setter('$setField', true),
  $unsetField: setter('$unsetField', false),
  $objectToArray: fixed(1, objectToArray),
  $arrayToObject: fixed(1, arrayToObject),
  $binarySize: fixed(1, binarySize),
  $bsonSize: fixed(1, bsonSize),
  $tsSecond: timestampPart('$tsSecond', 5687301, true),
  $tsIncrement: timestampPart('$tsIncrement', 5687302, false),
  $rand: () => () => Math.random(),
  $sampleRate: (argument) => () => Math.random() < Number(argument),
  $meta: () => notSupported('The $meta expression'),
}
