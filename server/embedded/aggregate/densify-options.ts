/** The arguments of $densify. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { isNumeric, toDouble, type Numeric } from '../values/numbers'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { Unit } from './date-units'
import { unitOf } from './operators-date-units'
import { knownOptions } from './stage'

export interface Densify {
  readonly field: string
  readonly partitionBy: readonly string[]
  readonly step: Numeric
  readonly unit: Unit | undefined
  readonly bounds: 'full' | 'partition' | readonly [Value, Value]
}

export function readDensify(options: Doc): Densify {
  knownOptions(options, ['field', 'partitionByFields', 'range'], '$densify')
  const field = options.get('field')
  if (typeof field !== 'string')
    return fail(40414, "BSON field '$densify.field' is missing but a required field")
  if (field.startsWith('$'))
    fail(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    )
  const by = options.get('partitionByFields') ?? []
  if (!isArray(by)) return fail(14, "BSON field '$densify.partitionByFields' is the wrong type")
  const range = options.get('range')
  if (!isDoc(range))
    return fail(40414, "BSON field '$densify.range' is missing but a required field")
  return { field, partitionBy: by.map(String), ...readRange(range) }
}

function readRange(range: Doc): Pick<Densify, 'step' | 'unit' | 'bounds'> {
  const step = range.get('step')
  if (!isNumeric(step) || !(toDouble(step) > 0)) {
    return fail(
      5733401,
      'the step parameter in a range statement must be a strictly positive numeric value',
    )
  }
  const unit = range.has('unit') ? unitOf(range.get('unit'), '$densify') : undefined
  return { step, unit, bounds: readBounds(range.get('bounds'), unit) }
}

function readBounds(bounds: Maybe, unit: Unit | undefined): Densify['bounds'] {
  if (bounds === 'full' || bounds === 'partition') return bounds
  if (!isArray(bounds) || bounds.length !== 2)
    return fail(
      5733403,
      "the bounds in a range statement must be the string 'full', 'partition', or an ascending array of two numbers or two dates",
    )
  const [low = null, high = null] = bounds
  if (compare(low, high) > 0) fail(5733402, 'the bounds in a range statement must be ascending')
  const fits = (bound: Value) => (unit === undefined ? isNumeric(bound) : bound instanceof Date)
  if (!fits(low) || !fits(high))
    fail(
      5733402,
      'a bounding array must contain either both dates, with a unit, or both numeric types, without',
    )
  return [low, high]
}
