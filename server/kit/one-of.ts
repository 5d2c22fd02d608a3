import { trusted } from 'mongoose'

/** For a filter: any of these values. One alone is asked for plainly, so that an index may also give the order. */
export function oneOf(values: readonly string[]) {
  const [only = '', ...others] = values
  return others.length === 0 ? only : trusted({ $in: [only, ...others] })
}
