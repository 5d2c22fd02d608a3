import { randomInt } from 'node:crypto'

/** Without 0, O, 1, I and L, which people mix up on the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** What people say on the phone: eight characters, some 850 thousand million of them. */
export const newVisitNumber = (): string =>
  Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
