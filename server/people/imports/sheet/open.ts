import { refuse, refuseUnless } from '../../../kit/refusal'
import type { SheetRow } from '../cells'
import { areShifted, wrongTitle } from '../shifted'
import { rowsOfCsv } from './csv'
import { rowsOfXlsx } from './xlsx'

const LOOKED_AT_FIRST = 50
const MOST_ROWS = 20_000

/**
 * A sheet whose columns are those of the template: its first row and the shapes of its first values are looked at
 * before anything is taken. Refuses `import.unreadable`, `import.columns-shifted`, `import.no-rows`.
 */
export async function openSheet(bytes: Buffer): Promise<AsyncGenerator<SheetRow>> {
  const isZip = bytes.toString('latin1', 0, 4) === 'PK\x03\x04'
  const rows = isZip ? rowsOfXlsx(bytes) : rowsOfCsv(bytes)
  const header = await rows.next()
  if (header.done) return refuse('import.no-rows')
  const wrong = wrongTitle(header.value.cells)
  refuseUnless(!wrong, 'import.columns-shifted', { ...wrong })
  const first = await upTo(LOOKED_AT_FIRST, rows)
  refuseUnless(first.length > 0, 'import.no-rows')
  refuseUnless(!areShifted(first), 'import.columns-shifted', { title: '', found: '' })
  return together(first, rows)
}

const isFilled = ({ cells }: SheetRow) => cells.some((cell) => cell !== '')

async function upTo(most: number, rows: AsyncGenerator<SheetRow>): Promise<SheetRow[]> {
  const found: SheetRow[] = []
  while (found.length < most) {
    const next = await rows.next()
    if (next.done) break
    if (isFilled(next.value)) found.push(next.value)
  }
  return found
}

async function* together(first: SheetRow[], rest: AsyncGenerator<SheetRow>) {
  yield* first
  let count = first.length
  for await (const row of rest) {
    if (!isFilled(row)) continue
    count += 1
    refuseUnless(count <= MOST_ROWS, 'import.too-many-rows')
    yield row
  }
}
