import { z } from 'zod'
import { isDay } from '../../shared/day'
import type { Day } from '../../shared/day'

/** Control characters, text-direction overrides, invisible marks and half characters: never part of honest text. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u
const UNSEEN_BUT_NEW_LINES =
  /[^\P{Cc}\n\r\t]|[\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u

const plain = (max: number, unseen: RegExp) =>
  z
    .string()
    .max(max * 2)
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !unseen.test(value), '含有看不见的字符')

/** One line of text, trimmed, 1 to `max` characters. */
export const line = (max: number) => plain(max, UNSEEN)

/** Text of several lines, trimmed, 1 to `max` characters. */
export const prose = (max: number) => plain(max, UNSEEN_BUT_NEW_LINES)

/** The id of a person, contract or record: 24 hexadecimal digits. */
export const objectId = z.string().regex(/^[0-9a-f]{24}$/, '编号格式不对')

/** The id of an organisation or team, the code of a package, an indicator or a region: readable text. */
export const slug = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, '编号格式不对')

/** A civil day in China, `YYYY-MM-DD`, that exists in the calendar. */
export const day = z.string().max(10).refine(isDay, '日期格式不对') as unknown as z.ZodType<
  Day,
  string
>

/** A year as text in a query or as a number in a body. */
export const year = z.number().int().min(1990).max(2100)
export const yearText = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .pipe(year)

/** The version a reader saw; a write that carries it fails when somebody wrote in between. */
export const version = z.number().int().min(0).max(1_000_000)

/** `?limit=` (1 to 100, 20 when absent) and `?after=` of every list. Spread into the query's object. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(100))
    .default(20),
  after: z.string().min(1).max(500).exactOptional(),
}

/** The reply of a list: items, and the cursor of the next page when there is one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().exactOptional() })
