import { importColumns } from '../../../shared/imports'
import type { ImportColumn } from '../../../shared/imports'
import { isPhone, normalPhone } from '../../../shared/phone'
import { dayIn } from './cells'
import type { SheetRow } from './cells'
import { identityWords, meaningOf, residenceWords, sexWords } from './words'

const columns = importColumns.map(({ key }) => key)
const titles: readonly string[] = importColumns.map(({ title }) => title)

/** What a value of these columns looks like; the others may look like anything. */
const shapes: Partial<Record<ImportColumn, (text: string) => boolean>> = {
  sex: (text) => meaningOf(sexWords, text) !== undefined,
  birthDate: (text) => dayIn(text) !== undefined,
  identityKind: (text) => meaningOf(identityWords, text) !== undefined,
  identityNumber: (text) => /^[A-Z]{0,3}\d{8,17}[\dX]?$|^[\d*]{15,18}X?$/i.test(text),
  phone: (text) => isPhone(normalPhone(text)) || /^[\d-]{7,13}$|\*{4}\d{4}$/.test(text),
  residence: (text) => meaningOf(residenceWords, text) !== undefined,
  communityCode: (text) => /^\d{9,12}$/.test(text),
  packageCode: (text) => /^[a-z-]+$|包$/.test(text),
  startsOn: (text) => dayIn(text) !== undefined,
  endsOn: (text) => dayIn(text) !== undefined,
}

/** The first column whose title is not the template's; undefined when all are right. A `*` may mark what is needed. */
export function wrongTitle(
  header: readonly string[],
): { title: string; found: string } | undefined {
  const found = header.map((cell) => cell.replace(/[*＊\s]/g, ''))
  const at = titles.findIndex((title, index) => found[index] !== title)
  if (at !== -1) return { title: titles[at] ?? '', found: found[at] ?? '' }
  const extra = found.slice(titles.length).find((title) => title !== '')
  return extra === undefined ? undefined : { title: '', found: extra }
}

/**
 * Are the values moved against the titles? So when, for more than half of the rows, one and the same move (from some
 * column on, by one or two) makes at least two more values look like what their title says.
 */
export function areShifted(rows: readonly SheetRow[]): boolean {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  return moves.some(
    (move) => filled.filter((row) => gain(row, move) >= 2).length * 2 > filled.length,
  )
}

interface Move {
  from: number
  by: number
}

const moves: Move[] = [-2, -1, 1, 2].flatMap((by) => columns.map((_, from) => ({ from, by })))

function gain({ cells }: SheetRow, { from, by }: Move): number {
  const score = (moved: boolean) =>
    columns.reduce((sum, column, at) => {
      const fits = shapes[column]
      const cell = cells[moved && at >= from ? at + by : at] ?? ''
      return fits?.(cell) ? sum + 1 : sum
    }, 0)
  return score(true) - score(false)
}
