/** $dateToString and $dateFromString. */
import { CommandError, fail } from '../errors'
import { typeName } from '../values/type-names'
import type { Maybe, Value } from '../values/types'
import { dateOfParts, formatDate, readFormatted } from './date-format'
import { parseDate } from './date-parse'
import { utc, type Zone } from './date-zone'
import { isNullish, named, required, type Compiler, type Operators } from './environment'
import { dateOf, zoneOf } from './operators-date'

const dateToString: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, ['date', 'format', 'timezone', 'onNull'])
  const date = required(parts, 'date', name)
  return (env) => {
    const value = date(env)
    if (isNullish(value)) return parts.onNull ? parts.onNull(env) : null
    const zone = zoneOf(parts.timezone, env)
    const format = parts.format
      ? parts.format(env)
      : `%Y-%m-%dT%H:%M:%S.%L${zone === utc ? 'Z' : ''}`
    if (!zone || isNullish(format)) return null
    if (typeof format !== 'string')
      return fail(
        18533,
        `$dateToString requires that 'format' be a string, found: ${typeName(format)}`,
      )
    return formatDate(dateOf(value), format, zone)
  }
}

const dateFromString: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, [
    'dateString',
    'format',
    'timezone',
    'onError',
    'onNull',
  ])
  const source = required(parts, 'dateString', name)
  return (env) => {
    const text = source(env)
    if (isNullish(text)) return parts.onNull ? parts.onNull(env) : null
    // Undefined: not given, where null or missing makes the result null.
    const zone = parts.timezone ? (zoneOf(parts.timezone, env) ?? null) : undefined
    const format = parts.format ? (parts.format(env) ?? null) : undefined
    if (zone === null || format === null) return null
    const { onError } = parts
    const read = () => readDate(text, format, zone)
    return onError ? orElse(read, () => onError(env)) : read()
  }
}

/** `otherwise` answers a failed conversion (error 241), and nothing else. */
export function orElse(convert: () => Maybe, otherwise: () => Maybe): Maybe {
  try {
    return convert()
  } catch (error) {
    if (error instanceof CommandError && error.code === 241) return otherwise()
    throw error
  }
}

function readDate(text: Value, format: Maybe, zone: Zone | undefined): Date {
  if (typeof text !== 'string')
    return fail(
      241,
      `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)}`,
    )
  if (format === undefined) return parseDate(text, zone, '$dateFromString')
  if (typeof format !== 'string')
    return fail(
      40684,
      `$dateFromString requires that 'format' be a string, found: ${typeName(format)}`,
    )
  const parts = readFormatted(text, format)
  const date = parts ? dateOfParts(parts, zone) : undefined
  return (
    date ??
    fail(
      241,
      `Error parsing date string '${text}'; the text does not follow the format '${format}'`,
    )
  )
}

export const dateTextOperators: Operators = {
  $dateToString: dateToString,
  $dateFromString: dateFromString,
}
