import { compare } from './compare'
import { numericType, isNumeric } from './numbers'
import { isArray, isDoc, type Doc, type Maybe, type Value } from './types'
import { decimalText } from './decimal-text'

/** The same bytes: equal, with every number of the same type. 1 and 1.0 are equal but not identical. */
export function identical(a: Maybe, b: Maybe): boolean {
  if (Object.is(a, b)) return true
  if (a === undefined || b === undefined) return false
  if (isDoc(a) && isDoc(b)) return sameFields(a, b)
  if (isArray(a) && isArray(b)) return sameItems(a, b)
  if (isNumeric(a) && isNumeric(b)) return sameNumber(a, b)
  return compare(a, b) === 0
}

function sameNumber(a: Value, b: Value): boolean {
  if (!isNumeric(a) || !isNumeric(b) || numericType(a) !== numericType(b)) return false
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b)
  if (a._bsontype === 'Decimal128' && b._bsontype === 'Decimal128') {
    return decimalText(a) === decimalText(b)
  }
  return compare(a, b) === 0
}

function sameItems(a: Value[], b: Value[]): boolean {
  return a.length === b.length && a.every((item, i) => identical(item, b[i]))
}

function sameFields(a: Doc, b: Doc): boolean {
  if (a.size !== b.size) return false
  const others = b.entries()
  for (const [name, value] of a) {
    const next = others.next()
    if (next.done || next.value[0] !== name || !identical(value, next.value[1])) return false
  }
  return true
}
