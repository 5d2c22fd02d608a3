import { isNumeric, toDouble } from '../values/numbers'
import type { Maybe } from '../values/types'

/** False are false, 0 of any number type, null and missing; all else is true, NaN and '' included. */
export function truthy(value: Maybe): boolean {
  if (typeof value === 'boolean') return value
  if (value === null || value === undefined) return false
  return isNumeric(value) ? toDouble(value) !== 0 : true
}
