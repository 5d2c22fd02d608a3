import { createHash } from 'node:crypto'

/** Draws that depend on the seed and on nothing else: mulberry32, 32 bits of state. */
export interface Draw {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True in `share` of the draws. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

export function createDraw(seed: number): Draw {
  let state = seed >>> 0

  function next() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }

  return { next, between, chance: (share) => next() < share, pick }
}

/** The database id of a town key: 24 hex digits, the same for the same seed and key. */
export const idOf = (seed: number, key: string): string =>
  createHash('sha256').update(`${seed}/${key}`).digest('hex').slice(0, 24)
