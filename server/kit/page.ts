import type { Page } from '../../shared/people'
import { refuse } from './refusal'

/** What a store needs for one page: how many, and the sort values of the last row already seen. */
export interface PageRequest {
  limit: number
  after?: string
}

/** A cursor is the sort values of a row, so page 1,000 costs as page 1. */
export const cursorOf = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The sort values inside a cursor; refuses one that was not made here. */
export function readCursor(cursor: string, count: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === count && values.every(isText)) return values
  } catch {
    // Not JSON: answered below like every other foreign cursor.
  }
  return refuse('page.bad-cursor')
}

/** Cuts `limit + 1` fetched rows to a page; the extra row only tells that there is more. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  sortValues: (row: Row) => readonly string[],
): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, next: cursorOf(sortValues(last)) }
}

const isText = (value: unknown): value is string => typeof value === 'string'
