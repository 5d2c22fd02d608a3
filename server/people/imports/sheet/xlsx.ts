import { Readable } from 'node:stream'
import type { CellValue } from 'exceljs'
import { dayOf } from '../../../../shared/day'
import { refuse } from '../../../kit/refusal'
import { tidy } from '../cells'
import type { SheetRow } from '../cells'
import { workbooks } from '../workbooks'
import { refuseBomb } from './zip'

const EIGHT_HOURS_MS = 8 * 3_600_000
/** A cell far to the right would make a row of a million blanks. */
const WIDEST = 30

/** The rows of the first sheet of a workbook, one after the other; the workbook is never held as a whole. */
export async function* rowsOfXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  await refuseBomb(bytes)
  const { stream } = await workbooks()
  const workbook = new stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  try {
    for await (const sheet of workbook) {
      for await (const row of sheet) yield { row: row.number, cells: cellsOf(row.values) }
      return
    }
  } catch {
    refuse('import.unreadable')
  }
}

/** Values stand at their column's number, from 1. */
function cellsOf(values: unknown): string[] {
  const cells = Array.isArray(values) ? (values as CellValue[]).slice(1, WIDEST + 1) : []
  return Array.from(cells, (value) => tidy(textOf(value)))
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  // A spreadsheet's day has no zone; it arrives as midnight in UTC.
  if (value instanceof Date) return dayOf(new Date(value.getTime() - EIGHT_HOURS_MS))
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return textOf(value.text)
  return 'result' in value ? textOf(value.result) : ''
}
