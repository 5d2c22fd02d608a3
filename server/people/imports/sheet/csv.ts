import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '../../../kit/refusal'
import { tidy } from '../cells'
import type { SheetRow } from '../cells'

const LONGEST_RECORD = 20_000

/** Spreadsheets in China save text as GB 18030 as often as UTF-8. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The rows of a CSV file, one after the other. */
export async function* rowsOfCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
    info: true,
  })
  // An export keeps texts that begin like a formula behind an apostrophe.
  const cellOf = (cell: string) => tidy(cell).replace(/^'(?=[=+\-@])/, '')
  try {
    for await (const { record, info } of Readable.from([textOf(bytes)]).pipe(
      parser,
    ) as AsyncIterable<Parsed>)
      yield { row: info.lines, cells: record.map(cellOf) }
  } catch (thrown) {
    throw thrown instanceof CsvError ? new Refusal('import.unreadable') : thrown
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}
