/** $dateAdd, $dateSubtract, $dateDiff, $dateTrunc. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import type { Maybe } from '../values/types'
import { addUnits, differenceIn, truncateTo, units, type Unit } from './date-units'
import {
  isNullish,
  named,
  required,
  type Compiler,
  type Env,
  type Evaluate,
  type Operators,
} from './environment'
import { dateOf, zoneOf } from './operators-date'

export function unitOf(value: Maybe, name: string): Unit {
  if (typeof value !== 'string')
    return fail(5439013, `${name} requires 'unit' to be a string, but got ${typeName(value)}`)
  return (
    units.find((unit) => unit === value) ??
    fail(
      9,
      `${name} parameter 'unit' value parsing failed :: caused by :: unknown time unit value: ${value}`,
    )
  )
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** 0 is Sunday. */
function weekdayOf(value: Maybe, name: string): number {
  if (typeof value !== 'string')
    return fail(
      5439015,
      `${name} requires 'startOfWeek' to be a string, but got ${typeName(value)}`,
    )
  const day = value.toLowerCase()
  const at = weekdays.findIndex((weekday) => weekday === day || weekday.slice(0, 3) === day)
  return at >= 0
    ? at
    : fail(
        9,
        `${name} parameter 'startOfWeek' value parsing failed :: caused by :: unknown day of week value: ${value}`,
      )
}

/** Only weeks ask for it; undefined when the argument is null or missing. */
function firstDayOf(
  evaluate: Evaluate | undefined,
  unit: Maybe,
  env: Env,
  name: string,
): number | undefined {
  if (unit !== 'week' || !evaluate) return 0
  const value = evaluate(env)
  return isNullish(value) ? undefined : weekdayOf(value, name)
}

function mover(sign: 1 | -1): Compiler {
  return (argument, scope, name) => {
    const parts = named(argument, scope, name, ['startDate', 'unit', 'amount', 'timezone'])
    const start = required(parts, 'startDate', name)
    const unit = required(parts, 'unit', name)
    const amount = required(parts, 'amount', name)
    return (env) => {
      const [date, by, count] = [start(env), unit(env), amount(env)]
      const zone = zoneOf(parts.timezone, env)
      if (isNullish(date) || isNullish(by) || isNullish(count) || !zone) return null
      const whole = isNumeric(count) ? integerOf(count, 'exact') : undefined
      if (whole === undefined) return fail(5166405, `${name} expects integer amount of time units`)
      return addUnits(dateOf(date), unitOf(by, name), sign * Number(whole), zone)
    }
  }
}

const dateDiff: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, [
    'startDate',
    'endDate',
    'unit',
    'timezone',
    'startOfWeek',
  ])
  const start = required(parts, 'startDate', name)
  const end = required(parts, 'endDate', name)
  const unit = required(parts, 'unit', name)
  return (env) => {
    const [from, to, by] = [start(env), end(env), unit(env)]
    const zone = zoneOf(parts.timezone, env)
    const firstDay = firstDayOf(parts.startOfWeek, by, env, name)
    if (isNullish(from) || isNullish(to) || isNullish(by) || !zone || firstDay === undefined)
      return null
    return differenceIn(unitOf(by, name), dateOf(from), dateOf(to), { zone, firstDay })
  }
}

const dateTrunc: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'])
  const date = required(parts, 'date', name)
  const unit = required(parts, 'unit', name)
  return (env) => {
    const [value, by, size] = [date(env), unit(env), parts.binSize ? parts.binSize(env) : 1]
    const zone = zoneOf(parts.timezone, env)
    const firstDay = firstDayOf(parts.startOfWeek, by, env, name)
    if (isNullish(value) || isNullish(by) || isNullish(size) || !zone || firstDay === undefined)
      return null
    return truncateTo(unitOf(by, name), dateOf(value), binSize(size, name), { zone, firstDay })
  }
}

function binSize(value: Maybe, name: string): number {
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined)
    return fail(
      5439017,
      `${name} requires 'binSize' to be a 64-bit integer, but got value '${show(value)}'`,
    )
  return whole > 0n
    ? Number(whole)
    : fail(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${whole}`)
}

export const dateUnitOperators: Operators = {
  $dateAdd: mover(1),
  $dateSubtract: mover(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
}
