import { isDay } from './day'
import type { Day } from './day'
import type { IdentityGiven, IdentityKind } from './register'

/** Weights and check characters of GB 11643-1999 (ISO 7064, MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Provinces of GB/T 2260; 98 and 99 are in no national table: invented places. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 98 99'.split(
    ' ',
  ),
)

/**
 * What each document looks like. 港澳居民来往内地通行证: H or M and 8 digits (10 on older cards). 台湾居民来往大陆通行证:
 * 8 digits (10 and a letter on older ones). 港澳台居民居住证 (国办发〔2018〕81 号) numbers like a resident's, from 81, 82
 * or 83. 外国人永久居留身份证: like a resident's from 9 since 2023, three letters and 12 digits before.
 */
const FORMS: Record<IdentityKind, RegExp> = {
  'resident-id': /^\d{17}[\dX]$/,
  'hk-macao-permit': /^[HM]\d{8}(?:\d{2})?$/,
  'taiwan-permit': /^\d{8}$|^\d{10}[A-Z]?$/,
  'gat-residence-permit': /^8[123]0000\d{11}[\dX]$/,
  'foreign-residence-permit': /^[A-Z]{3}\d{12}$|^9\d{16}[\dX]$/,
  passport: /^[A-Z0-9]{5,15}$/,
}

const LIKE_A_RESIDENTS = /^\d{17}[\dX]$/

/** The last character that belongs to the first 17 digits. `checkCharacterOf('11010519491231002') //=> 'X'` */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return CHECKS[sum % 11] ?? ''
}

/**
 * The one way a number is written: no spaces, half-width, capital letters, and 15 digits of before 1999 made 18.
 * `normalNumber('resident-id', '110105 491231 002') //=> '11010519491231002X'`
 */
export function normalNumber(kind: IdentityKind, typed: string): string {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (kind !== 'resident-id' || !/^\d{15}$/.test(text)) return text
  const first17 = `${text.slice(0, 6)}19${text.slice(6)}`
  return first17 + checkCharacterOf(first17)
}

/** Is this a number such a document may bear? Form, and for numbers like a resident's region, birth date and check. */
export function isIdentityNumber({ kind, number }: IdentityGiven): boolean {
  if (!FORMS[kind].test(number)) return false
  if (!LIKE_A_RESIDENTS.test(number) || kind === 'passport') return true
  const knownPlace = PROVINCES.has(number.slice(0, 2)) || kind === 'foreign-residence-permit'
  return knownPlace && isDay(birthDateIn(number)) && checkCharacterOf(number) === number[17]
}

/** Birth date and sex as a number like a resident's tells them; undefined for every other document. */
export function factsInNumber({
  kind,
  number,
}: IdentityGiven): { birthDate: Day; sex: 'male' | 'female' } | undefined {
  if (kind === 'passport' || !LIKE_A_RESIDENTS.test(number)) return undefined
  return { birthDate: birthDateIn(number), sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

const birthDateIn = (number: string) =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** Is the number of an invented place, as in the demonstration town? */
export const isInventedNumber = (number: string): boolean => /^9[89]/.test(number)

/** `3301**********1234`; of a short number the last three stay. */
export function maskedNumber(number: string): string {
  if (number.length === 18) return `${number.slice(0, 4)}**********${number.slice(14)}`
  return `${number.slice(0, 1)}${'*'.repeat(number.length - 4)}${number.slice(-3)}`
}
