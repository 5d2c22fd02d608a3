/** An index scan: the keys and key ranges an index is searched by. */
import { indexPrefix } from '../store/keys'
import { longestOrderedKey } from '../store/records'
import { extend, rangesOf } from './ranges'
import { isPoint } from './reach'
import type { Reach } from './reach'
import type { IndexScan } from './types'

export function scanOf(reach: Reach): IndexScan {
  const { index, equal, range, order } = reach
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  for (const [i, { equals = [] }] of equal.entries()) {
    prefixes = extend(prefixes, equals, index.directions[i] ?? 1)
  }
  const looked = isPoint(index, equal) && prefixes.every((key) => key.length <= longestOrderedKey)
  const direction = index.directions[equal.length] ?? 1
  const span = { prefixes, ...(range && { range: { bounds: range, direction } }) }
  return {
    kind: 'index',
    index,
    ranges: looked ? [] : rangesOf(index, span),
    ...(looked && { points: prefixes.map((key) => indexPrefix(index.id, key)) }),
    reverse: order === -1,
    sorted: order !== undefined,
    bounds: range ? [...equal, range] : equal,
  }
}
