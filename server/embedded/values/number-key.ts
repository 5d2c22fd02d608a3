/**
 * The key of a number. The largest double not above the magnitude comes first (8 bytes); a number
 * that is more than that double (an int64, a decimal) adds its own decimal digits, so that the
 * order is exact across all four types.
 */
import { abs, compareFinite, type Decimal, type Finite } from './decimal'
import { decimalToDouble, exact, exactDouble, isInt32, type Numeric } from './numbers'

const NAN = 1
const NEGATIVE = 2
const ZERO = 3
const POSITIVE = 4

const bytes = Buffer.alloc(10)

export function numberKey(value: Numeric): Buffer {
  if (isInt32(value)) return plain(value)
  if (typeof value === 'number') return plain(value)
  if (typeof value === 'object' && value._bsontype === 'Double') return plain(value.value)
  return mixed(exact(value))
}

/** A number that is exactly a double. */
function plain(value: number): Buffer {
  if (Number.isNaN(value)) return Buffer.from([NAN])
  if (value === 0) return Buffer.from([ZERO])
  bytes[0] = value < 0 ? NEGATIVE : POSITIVE
  bytes.writeDoubleBE(Math.abs(value), 1)
  bytes[9] = 0
  return value < 0 ? invertTail(Buffer.from(bytes)) : Buffer.from(bytes)
}

function invertTail(key: Buffer): Buffer {
  for (let i = 1; i < key.length; i++) key[i] = 255 - (key[i] ?? 0)
  return key
}

function mixed(value: Decimal): Buffer {
  if (typeof value === 'string') return plain(Number(value))
  if (value.coefficient === 0n) return plain(0)
  const magnitude: Finite = { coefficient: abs(value.coefficient), exponent: value.exponent }
  const floor = floorDouble(magnitude)
  const negative = value.coefficient < 0n
  if (compareFinite(exactDouble(floor) as Finite, magnitude) === 0) {
    return plain(negative ? -floor : floor)
  }
  const head = Buffer.alloc(10)
  head[0] = negative ? NEGATIVE : POSITIVE
  head.writeDoubleBE(floor, 1)
  head[9] = 1
  const key = Buffer.concat([head, digits(magnitude)])
  return negative ? invertTail(key) : key
}

function floorDouble(magnitude: Finite): number {
  const nearest = Math.min(decimalToDouble(magnitude), Number.MAX_VALUE)
  const above = compareFinite(exactDouble(nearest) as Finite, magnitude) > 0
  return above ? previousDouble(nearest) : nearest
}

function previousDouble(value: number): number {
  const buffer = Buffer.alloc(8)
  buffer.writeDoubleBE(value)
  buffer.writeBigUInt64BE(buffer.readBigUInt64BE() - 1n)
  return buffer.readDoubleBE()
}

/** Scientific form: where the first digit stands, then the digits, each above 0, then a 0. */
function digits(magnitude: Finite): Buffer {
  const text = magnitude.coefficient.toString().replace(/0+$/, '')
  const places = magnitude.coefficient.toString().length + magnitude.exponent
  const key = Buffer.alloc(2 + text.length + 1)
  key.writeUInt16BE(places + 0x8000)
  for (let i = 0; i < text.length; i++) key[2 + i] = text.charCodeAt(i)
  return key
}
