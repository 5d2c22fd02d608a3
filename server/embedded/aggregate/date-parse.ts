/** Dates from text without a format: ISO 8601 and the written forms people use. */
import { fail } from '../errors'
import { dateOfParts, monthNamed } from './date-format'
import type { Zone } from './date-zone'

const TIME = '(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?'
const ZONE = '\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}|[A-Z][a-z]+/[A-Za-z_/]+)?'

interface Form {
  readonly pattern: RegExp
  /** Which groups hold year, month and day. */
  readonly order: readonly [number, number, number]
}

const forms: readonly Form[] = [
  { pattern: new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}${ZONE}$`), order: [1, 2, 3] },
  { pattern: new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${TIME}${ZONE}$`), order: [1, 2, 3] },
  { pattern: new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})${TIME}${ZONE}$`), order: [1, 2, 3] },
  { pattern: new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}${ZONE}$`), order: [3, 1, 2] },
  {
    pattern: new RegExp(`^([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})${TIME}${ZONE}$`),
    order: [3, 1, 2],
  },
  {
    pattern: new RegExp(`^(\\d{1,2})[ -]([A-Za-z]{3,9})[ -](\\d{4})${TIME}${ZONE}$`),
    order: [3, 2, 1],
  },
]

/** The moment a text means. Without a zone of its own the text is in `zone`, else in UTC. */
export function parseDate(text: string, zone: Zone | undefined, operator: string): Date {
  for (const form of forms) {
    const match = form.pattern.exec(text.trim())
    const date = match ? dateOfMatch(match, form, zone) : undefined
    if (date) return date
  }
  return fail(
    241,
    `Error parsing date string '${text}' in ${operator}; 0: passing a time zone identifier as part of the string is not allowed or the text is no date`,
  )
}

function dateOfMatch(
  match: RegExpExecArray,
  { order }: Form,
  zone: Zone | undefined,
): Date | undefined {
  const [year, month = '', day] = order.map((group) => match[group])
  const [hour, minute, second, fraction, own] = match.slice(4)
  if (own !== undefined && zone !== undefined) {
    fail(
      241,
      `you cannot pass in a date/time string with time zone information ('${own}') together with a timezone argument`,
    )
  }
  const found = {
    Y: year,
    m: /^\d/.test(month) ? month : String(monthNamed(month)),
    d: day,
    H: hour,
    M: minute,
    S: second,
    L: fraction?.slice(0, 3),
    z: own,
  }
  const parts = Object.entries(found).filter(
    (part): part is [string, string] => part[1] !== undefined,
  )
  return dateOfParts(new Map(parts), zone)
}
