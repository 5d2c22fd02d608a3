/** Rows asked for at a time when a whole list is walked. */
export const WALK = 500

/** Every page of a keyset list, one after the other. */
export async function* everyPage<Row>(
  fetch: (last: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let last: Row | undefined
  for (;;) {
    const rows = await fetch(last)
    if (rows.length > 0) yield rows
    if (rows.length < WALK) return
    last = rows.at(-1)
  }
}

/** Rows by what they belong to, in the order they came. */
export function groupedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** A sort key out of parts; no part holds the separator, so keys compare part by part. */
export const keyOf = (...parts: string[]): string => parts.join('\u0000')
