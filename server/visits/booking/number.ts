import { createHash, randomInt } from 'node:crypto'

/** Without 0, O, 1, I and L, which people mix up on the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** What people say on the phone: eight characters, some 850 thousand million of them. */
export const newVisitNumber = (): string =>
  Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** The number a time of a series has, the same whenever it is asked for: it is what keeps a second visit out. */
export function numberOfOccurrence(occurrence: string): string {
  const bytes = createHash('sha256').update(occurrence).digest().subarray(0, 8)
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}
