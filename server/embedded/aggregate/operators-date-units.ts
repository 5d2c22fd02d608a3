/** $dateAdd, $dateSubtract, $dateDiff, $dateTrunc. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { isNumeric } from '../values/numbers'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import type { Maybe } from '../values/types'
import { addUnits, differenceIn, truncateTo, units, type Unit } from './date-units'
import { isNullish, named, required, type Compiler, type Operators } from './environment'
import { dateOf, zoneOf } from './operators-date'

export function unitOf(value: Maybe, name: string): Unit {
  if (typeof value !== 'string') return fail(5439013, `${name} requires 'unit' to be a string, but got ${typeName(value)}`)
  return units.find((unit) => unit === value) ?? fail(9, `${name} parameter 'unit' value parsing failed :: caused by :: unknown time unit value: ${value}`)
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** 0 is Sunday, which is also what MongoDB takes when nothing is said. */
function weekdayOf(value: Maybe, name: string): number {
  if (value === undefined) return 0
  if (typeof value !== 'string') return fail(5439015, `${name} requires 'startOfWeek' to be a string, but got ${typeName(value)}`)
  const day = value.toLowerCase()
  const at = weekdays.findIndex((weekday) => weekday === day || weekday.slice(0, 3) === day)
  return at >= 0 ? at : fail(9, `${name} parameter 'startOfWeek' value parsing failed :: caused by :: unknown day of week value: ${value}`)
}

function mover(sign: 1 | -1): Compiler {
  return (argument, scope, name) => {
    const parts = named(argument, scope, name, ['startDate', 'unit', 'amount', 'timezone'])
    const [start, unit, amount] = (['startDate', 'unit', 'amount'] as const).map((part) => required(parts, part, name))
    return (env) => {
      const [date, by, count] = [start?.(env), unit?.(env), amount?.(env)]
      const zone = zoneOf(parts.timezone, env)
      if (isNullish(date) || isNullish(by) || isNullish(count) || !zone) return null
      const whole = isNumeric(count) ? integerOf(count, 'exact') : undefined
      if (whole === undefined) return fail(5166405, `${name} expects integer amount of time units`)
      return addUnits(dateOf(date), unitOf(by, name), sign * Number(whole), zone)
    }
  }
}

const dateDiff: Compiler = (argument, scope, name) => {
  const parts = named(argument, scope, name, ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'])
  const [start, end, unit] = (['startDate', 'endDate', 'unit'] as const).map((part) => required(parts, part, name))
  return (env) => {
    const [from, to, by, first] = [start?.(env), end?.(env), unit?.(env), parts.startOfWeek?.(env)]
    const zone = zoneOf(parts.timezone, env)
    if (isNullish(from) || isNullish(to) || isNullish(by) || !zone) return null
    if (parts.startOfWeek && by === 'week' && isNullish(first)) return null
    const firstDay = by === 'week' ? weekdayOf(first, name) : 0
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
    const first = parts.startOfWeek?.(env)
    if (isNullish(value) || isNullish(by) || isNullish(size) || !zone) return null
    if (parts.startOfWeek && by === 'week' && isNullish(first)) return null
    const firstDay = by === 'week' ? weekdayOf(first, name) : 0
    return truncateTo(unitOf(by, name), dateOf(value), binSize(size, name), { zone, firstDay })
  }
}

function binSize(value: Maybe, name: string): number {
  const whole = isNumeric(value) ? integerOf(value, 'exact') : undefined
  if (whole === undefined) return fail(5439017, `${name} requires 'binSize' to be a 64-bit integer, but got value '${show(value)}'`)
  return whole > 0n ? Number(whole) : fail(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${whole}`)
}

export const dateUnitOperators: Operators = {
  $dateAdd: mover(1),
  $dateSubtract: mover(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
}
