/** Parts of dates, and dates from and to parts and text. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { isNumeric } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isDoc, isType, toDoc, type Maybe, type Value } from '../values/types'
import { dayOfYear, isoDate, isoDay, isoWeek, isoWeekYear, utcDate, weekOfYear } from './date-parts'
import {
  DAY,
  fromLocal,
  HOUR,
  MINUTE,
  SECOND,
  toLocal,
  utc,
  zoneNamed,
  type Zone,
} from './date-zone'
import {
  isNullish,
  named,
  required,
  type Compiler,
  type Env,
  type Evaluate,
  type Operators,
} from './environment'
import { truthy } from './truth'

/** Object ids and timestamps carry a date too. */
export function dateOf(value: Maybe): Date {
  if (value instanceof Date) return value
  if (isType(value, 'ObjectId')) return value.getTimestamp()
  if (isType(value, 'Timestamp')) return new Date(value.getHighBitsUnsigned() * SECOND)
  return fail(16006, `can't convert from BSON type ${typeName(value)} to Date`)
}

/** Undefined for a zone that is null or missing at run time: the result is null then. */
export function zoneOf(evaluate: Evaluate | undefined, env: Env): Zone | undefined {
  if (!evaluate) return utc
  const name = evaluate(env)
  if (isNullish(name)) return undefined
  return typeof name === 'string'
    ? zoneNamed(name)
    : fail(40517, `timezone must evaluate to a string, found ${typeName(name)}`)
}

/** `{ $year: date }` or `{ $year: { date, timezone } }`. */
function datePart(read: (local: Date) => Value): Compiler {
  return (argument, scope, name) => {
    const source = Array.isArray(argument) ? single(argument, name) : argument
    const withZone = isDoc(source) && (source.has('date') || source.has('timezone'))
    const parts = withZone
      ? named(source, scope, name, ['date', 'timezone'])
      : { date: scope.compile(source, scope) }
    const date = required(parts, 'date', name)
    const zone = 'timezone' in parts ? parts.timezone : undefined
    return (env) => {
      const value = date(env)
      const place = zoneOf(zone, env)
      return isNullish(value) || !place ? null : read(toLocal(dateOf(value), place))
    }
  }
}

function single(argument: Value[], name: string): Value {
  return argument.length === 1
    ? (argument[0] ?? null)
    : fail(
        40536,
        `${name} accepts exactly one argument if given an array, but was given ${argument.length}`,
      )
}

const dateToParts: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, ['date', 'timezone', 'iso8601'])
  const date = required(parts, 'date', name)
  return (env) => {
    const value = date(env)
    const zone = zoneOf(parts.timezone, env)
    const iso = parts.iso8601 ? parts.iso8601(env) : false
    if (isNullish(value) || !zone || isNullish(iso)) return null
    const local = toLocal(dateOf(value), zone)
    const day = truthy(iso)
      ? { isoWeekYear: isoWeekYear(local), isoWeek: isoWeek(local), isoDayOfWeek: isoDay(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
    return toDoc({
      ...day,
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    })
  }
}

const partNames = [
  'year',
  'month',
  'day',
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
  'timezone',
] as const

const dateFromParts: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, partNames)
  if (!parts.year && !parts.isoWeekYear)
    fail(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  return (env) => {
    const numbers = new Map<string, number>()
    for (const part of partNames) {
      if (part === 'timezone' || !parts[part]) continue
      const value = parts[part](env)
      if (isNullish(value)) return null
      numbers.set(part, partNumber(part, value))
    }
    const zone = zoneOf(parts.timezone, env)
    return zone ? fromLocal(localFrom(numbers), zone) : null
  }
}

function partNumber(part: string, value: Maybe): number {
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined)
    return fail(40515, `'${part}' must evaluate to an integer, found ${typeName(value)}`)
  const isYear = part === 'year' || part === 'isoWeekYear'
  if (isYear && (whole < 1n || whole > 9999n))
    fail(40523, `'${part}' must evaluate to an integer in the range 1 to 9999, found ${whole}`)
  if (!isYear && (whole < -32768n || whole > 32767n))
    fail(
      31034,
      `'${part}' must evaluate to a value in the range [-32768, 32767]; value ${whole} is not in range`,
    )
  return Number(whole)
}

function localFrom(parts: ReadonlyMap<string, number>): number {
  const get = (part: string, otherwise: number) => parts.get(part) ?? otherwise
  const day = parts.has('isoWeekYear')
    ? isoDate(get('isoWeekYear', 1970), get('isoWeek', 1), get('isoDayOfWeek', 1))
    : new Date(utcDate(get('year', 1970), get('month', 1), 1).getTime() + (get('day', 1) - 1) * DAY)
  return (
    day.getTime() +
    get('hour', 0) * HOUR +
    get('minute', 0) * MINUTE +
    get('second', 0) * SECOND +
    get('millisecond', 0)
  )
}

export const dateOperators: Operators = {
  $year: datePart((local) => local.getUTCFullYear()),
  $month: datePart((local) => local.getUTCMonth() + 1),
  $dayOfMonth: datePart((local) => local.getUTCDate()),
  $hour: datePart((local) => local.getUTCHours()),
  $minute: datePart((local) => local.getUTCMinutes()),
  $second: datePart((local) => local.getUTCSeconds()),
  $millisecond: datePart((local) => local.getUTCMilliseconds()),
  $dayOfYear: datePart(dayOfYear),
  $dayOfWeek: datePart((local) => local.getUTCDay() + 1),
  $week: datePart(weekOfYear),
  $isoDayOfWeek: datePart(isoDay),
  $isoWeek: datePart(isoWeek),
  $isoWeekYear: datePart((local) => BigInt(isoWeekYear(local))),
  $dateToParts: dateToParts,
  $dateFromParts: dateFromParts,
}
