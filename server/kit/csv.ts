/** What stands in a cell of a table that is written to a file. */
export type Cell = string | number | null | undefined

/** Excel takes UTF-8 for Chinese only behind this mark. */
export const byteOrderMark = '\uFEFF'

/**
 * A table as CSV that opens rightly in Excel. A text that a spreadsheet would run as a formula is kept a text by an
 * apostrophe (OWASP, CSV Injection).
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  byteOrderMark + rows.map(csvLine).join('')

/** One row, with its line's end. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(cellOf).join(',')}\r\n`

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = (cell ?? '').replace(/^[\s]*[=+\-@＝＋－＠\t\r]/u, (start) => `'${start}`)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
