import { randomInt } from 'node:crypto'
import { tokenHashOf } from '../../kit/identify'

/** No letter or digit that looks like another: these are read off a screen and typed. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** A one-time code to be typed, `ABCD-EFGH-JKMN`: 58 bits. */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** The hash a typed or scanned code is known by; spaces, dashes and small letters do not matter. */
export const codeHashOf = (typed: string): string =>
  tokenHashOf(
    typed
      .replace(/^linli:[a-z]+:/, '')
      .replace(/[\s-]/g, '')
      .toUpperCase(),
  )
