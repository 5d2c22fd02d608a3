import type { Timestamp } from 'bson'

/** A timestamp as the 64 bits BSON stores: seconds above, counter below. */
export function timestampBits(value: Timestamp): bigint {
  return (BigInt(value.getHighBitsUnsigned()) << 32n) | BigInt(value.getLowBitsUnsigned())
}
