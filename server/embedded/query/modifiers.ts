/** Modifiers of a single field: $set, $inc, $mul, $min, $max, $bit, $currentDate, $unset. */
import { Timestamp } from 'bson'

import { fail } from '../errors'
import { addNumbers, multiplyNumbers } from '../values/arithmetic'
import { compare } from '../values/compare'
import { isInt32, isNumeric, type Numeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isDoc, toDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Change, Modifier, ParseModifier } from './modifier'

export const fieldModifiers: Readonly<Record<string, ParseModifier>> = {
  $set: (argument) => () => argument,
  $setOnInsert:
    (argument) =>
    (value, { inserting }) =>
      inserting ? argument : value,
  $unset: () => () => undefined,
  $inc: (argument, path) => increment(numericArgument(argument, path, 'increment')),
  $mul: (argument, path) => multiply(numericArgument(argument, path, 'multiply')),
  $min: (argument) => extreme(argument, (order) => order < 0),
  $max: (argument) => extreme(argument, (order) => order > 0),
  $currentDate: currentDate,
  $bit: bit,
}

/** The `_id` part of a message about a stored document. */
export function nameOf(root: Doc): string {
  return show(toDoc({ _id: root.get('_id') ?? null }))
}

function numericArgument(argument: Value, path: string, verb: string): Numeric {
  if (isNumeric(argument)) return argument
  return fail(14, `Cannot ${verb} with non-numeric argument: {${path}: ${show(argument)}}`)
}

function increment(by: Numeric): Modifier {
  return (value, change, path) => {
    if (value === undefined) return by
    const number = numericField(value, '$inc', { change, path })
    return addNumbers(number, by) ?? overflow('$inc', value, change)
  }
}

/** A missing field counts as zero of the factor's type. */
function multiply(by: Numeric): Modifier {
  return (value, change, path) => {
    const number = value === undefined ? 0 : numericField(value, '$mul', { change, path })
    return multiplyNumbers(number, by) ?? overflow('$mul', value, change)
  }
}

interface Place {
  readonly change: Change
  readonly path: string
}

function numericField(value: Value, operator: string, { change, path }: Place): Numeric {
  if (isNumeric(value)) return value
  const name = path.split('.').at(-1) ?? ''
  return fail(
    14,
    `Cannot apply ${operator} to a value of non-numeric type. ${nameOf(change.root)} has the field '${name}' of non-numeric type ${typeName(value)}`,
  )
}

function overflow(operator: string, value: Maybe, change: Change): never {
  const kind = typeof value === 'bigint' ? 'NumberLong' : 'NumberInt'
  return fail(
    2,
    `Failed to apply ${operator} operations to current value ((${kind})${show(value)}) for document ${nameOf(change.root)}`,
  )
}

function extreme(candidate: Value, better: (order: number) => boolean): Modifier {
  return (value) => (value === undefined || better(compare(candidate, value)) ? candidate : value)
}

const CURRENT_DATE_HELP =
  "Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'})."

function currentDate(argument: Value): Modifier {
  if (typeof argument === 'boolean') return (_value, { now }) => now
  if (!isDoc(argument))
    return fail(2, `${typeName(argument)} is not valid type for $currentDate. ${CURRENT_DATE_HELP}`)
  for (const name of argument.keys()) {
    if (name !== '$type') fail(2, `Unrecognized $currentDate option: ${name}`)
  }
  const type = argument.get('$type')
  if (type === 'date') return (_value, { now }) => now
  if (type === 'timestamp') return (_value, { now }) => timestamp(now)
  return fail(
    2,
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  )
}

let counter = 0

/** Seconds, and a counter that tells changes of one second apart. */
function timestamp(now: Date): Timestamp {
  counter = (counter % 0xffffffff) + 1
  return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: counter })
}

const bitOperations: ReadonlyMap<string, (a: bigint, b: bigint) => bigint> = new Map([
  ['and', (a: bigint, b: bigint) => a & b],
  ['or', (a: bigint, b: bigint) => a | b],
  ['xor', (a: bigint, b: bigint) => a ^ b],
])

function bit(argument: Value): Modifier {
  if (!isDoc(argument)) {
    return fail(
      2,
      `The $bit modifier is not compatible with a ${typeName(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  }
  const steps = [...argument].map(([name, operand]) => bitStep(name, operand, argument))
  if (steps.length === 0) {
    fail(
      2,
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    )
  }
  return (value, change, path) =>
    steps.reduce<number | bigint>((bits, step) => step(bits), integerField(value, { change, path }))
}

function bitStep(
  name: string,
  operand: Value,
  argument: Doc,
): (value: number | bigint) => number | bigint {
  const operation = bitOperations.get(name)
  if (!operation) {
    return fail(
      2,
      `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${show(argument)}`,
    )
  }
  if (!isInt32(operand) && typeof operand !== 'bigint') {
    return fail(
      2,
      `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here: ${show(argument)}`,
    )
  }
  return (value) => {
    const result = operation(BigInt(value), BigInt(operand))
    return typeof value === 'bigint' || typeof operand === 'bigint' ? result : Number(result)
  }
}

function integerField(value: Maybe, { change: { root }, path }: Place): number | bigint {
  if (value === undefined) return 0
  if (isInt32(value) || typeof value === 'bigint') return value
  return fail(
    2,
    `Cannot apply $bit to a value of non-integral type._id: ${show(root.get('_id'))} has the field ${path.split('.').at(-1) ?? ''} of non-integer type ${typeName(value)}`,
  )
}
