/** What the columns of a picker hold, without a screen: rows, where they start, what a choice means. */

export interface PickerWish {
  mode: string
  range: unknown
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
}

export interface Columns {
  /** The rows of every column when these rows are chosen. */
  rows(chosen: number[]): string[][]
  /** The rows the value means. */
  start: number[]
  /** The detail value of `change`. */
  value(chosen: number[]): unknown
}

/** The columns of a picker, or undefined for a mode the preview does not have. */
export function columnsOf(wish: PickerWish): Columns | undefined {
  switch (wish.mode) {
    case 'selector':
      return selector(wish)
    case 'multiSelector':
      return multi(wish)
    case 'time':
      return time(wish)
    case 'date':
      return date(wish)
    default:
      return undefined
  }
}

function words(row: unknown, key: string): string {
  if (key && row && typeof row === 'object') return plain((row as Record<string, unknown>)[key])
  return plain(row)
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function index(value: unknown): number {
  const at = Number(value)
  return Number.isInteger(at) && at > 0 ? at : 0
}

function selector({ range, rangeKey, value }: PickerWish): Columns {
  const rows = list(range).map((row) => words(row, rangeKey))
  return { rows: () => [rows], start: [index(value)], value: ([chosen = 0]) => chosen }
}

function multi({ range, rangeKey, value }: PickerWish): Columns {
  const rows = list(range).map((column) => list(column).map((row) => words(row, rangeKey)))
  const given = list(value)
  return {
    rows: () => rows,
    start: rows.map((_, at) => index(given[at])),
    value: (chosen) => [...chosen],
  }
}

const two = (count: number): string => String(count).padStart(2, '0')

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}

/** Numbers of 'hh:mm' or 'YYYY-MM-DD', the missing ones filled from `otherwise`. */
function parts(given: unknown, otherwise: number[]): number[] {
  const found = typeof given === 'string' ? (given.match(/\d+/g) ?? []) : []
  return otherwise.map((part, at) => (found[at] === undefined ? part : Number(found[at])))
}

/**
 * Parts that narrow from left to right between two ends (hours and minutes; years, months and days): the range of one
 * part depends on the parts chosen before it.
 */
function narrowing(
  from: number[],
  to: number[],
  edges: (before: number[]) => [number, number],
): (chosen: number[]) => number[][] {
  return (chosen) => {
    const picked: number[] = []
    return from.map((_, at) => {
      const [first, last] = edges(picked)
      const low = picked.every((part, k) => part === from[k])
        ? Math.max(first, from[at] ?? first)
        : first
      const high = picked.every((part, k) => part === to[k]) ? Math.min(last, to[at] ?? last) : last
      const column = span(low, high)
      picked.push(column[Math.min(chosen[at] ?? 0, column.length - 1)] ?? low)
      return column
    })
  }
}

function startRows(columns: (chosen: number[]) => number[][], wanted: number[]): number[] {
  const start: number[] = []
  wanted.forEach((part, at) => {
    const column = columns(start)[at] ?? []
    const found = column.findIndex((each) => each >= part)
    start.push(found < 0 ? Math.max(0, column.length - 1) : found)
  })
  return start
}

function time({ value, start, end }: PickerWish): Columns {
  const columns = narrowing(parts(start, [0, 0]), parts(end, [23, 59]), (before) =>
    before.length === 0 ? [0, 23] : [0, 59],
  )
  const text = (chosen: number[]): string =>
    columns(chosen)
      .map((column, at) => two(column[chosen[at] ?? 0] ?? 0))
      .join(':')
  return {
    rows: (chosen) => columns(chosen).map((column) => column.map(two)),
    start: startRows(columns, parts(value, [0, 0])),
    value: text,
  }
}

const units = ['年', '月', '日']

function date({ value, start, end, fields }: PickerWish): Columns {
  const depth = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const from = parts(start, [1900, 1, 1]).slice(0, depth)
  const to = parts(end, [2100, 12, 31]).slice(0, depth)
  const columns = narrowing(from, to, ([year, month]) => {
    if (year === undefined) return [from[0] ?? 1900, to[0] ?? 2100]
    return month === undefined ? [1, 12] : [1, new Date(Date.UTC(year, month, 0)).getUTCDate()]
  })
  return {
    rows: (chosen) =>
      columns(chosen).map((column, at) => column.map((part) => `${part}${units[at] ?? ''}`)),
    start: startRows(columns, parts(value, [from[0] ?? 1900, 1, 1]).slice(0, depth)),
    value: (chosen) =>
      columns(chosen)
        .map((column, at) => two(column[chosen[at] ?? 0] ?? 0))
        .join('-'),
  }
}
