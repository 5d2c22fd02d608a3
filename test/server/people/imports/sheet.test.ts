import { deflateRawSync } from 'node:zlib'
import { dayIn } from '../../../../server/people/imports/cells'
import type { SheetRow } from '../../../../server/people/imports/cells'
import { areShifted, wrongTitle } from '../../../../server/people/imports/shifted'
import { rowsOfCsv } from '../../../../server/people/imports/sheet/csv'
import { refuseBomb } from '../../../../server/people/imports/sheet/zip'
import { titles, xlsxSheet } from './steps'

it.each([
  ['1950-01-15', '1950-01-15'],
  ['1950/1/5', '1950-01-05'],
  ['1950.1.5', '1950-01-05'],
  ['1950年1月5日', '1950-01-05'],
  ['19500105', '1950-01-05'],
  ['18264', '1950-01-01'],
  ['46086', '2026-03-05'],
  ['1950-02-29', undefined],
  ['1950', undefined],
  ['五十', undefined],
  ['', undefined],
])('a cell that says %s is the day %s', (cell, day) => expect(dayIn(cell)).toBe(day))

const read = async (bytes: Buffer): Promise<SheetRow[]> => {
  const rows: SheetRow[] = []
  for await (const row of rowsOfCsv(bytes)) rows.push(row)
  return rows
}

describe('a CSV file', () => {
  it('is read as UTF-8, with or without its mark, and as GB 18030', async () => {
    const said = [{ row: 1, cells: ['姓名', '王'] }]
    expect(await read(Buffer.from('姓名,王'))).toEqual(said)
    expect(await read(Buffer.from('\uFEFF姓名,王'))).toEqual(said)
    expect(await read(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xcd, 0xf5]))).toEqual(said)
  })

  it('counts rows as a spreadsheet does, and takes commas and lines inside quotes', async () => {
    expect(await read(Buffer.from('a\r\n"b,c"\r\n"d\ne"\r\nf'))).toEqual([
      { row: 1, cells: ['a'] },
      { row: 2, cells: ['b,c'] },
      { row: 4, cells: ['d e'] },
      { row: 5, cells: ['f'] },
    ])
  })

  it('takes the apostrophe away that kept a text from being a formula', async () => {
    expect(await read(Buffer.from("'=1+1,'abc,'+8613800001234"))).toEqual([
      { row: 1, cells: ['=1+1', "'abc", '+8613800001234'] },
    ])
  })
})

describe('columns', () => {
  it('are right with and without the mark of what must be filled, and with blanks behind', () => {
    expect(wrongTitle(titles)).toBeUndefined()
    expect(wrongTitle([...titles.map((title) => title.replace('*', '')), '', ''])).toBeUndefined()
  })

  it('are wrong from the first title that differs', () => {
    expect(wrongTitle(['序号', ...titles])).toEqual({ title: '姓名', found: '序号' })
    expect(wrongTitle([...titles, '备注'])).toEqual({ title: '', found: '备注' })
    expect(wrongTitle(titles.slice(0, 3))).toMatchObject({ found: '' })
  })

  const honest = [
    '王桂芳',
    '女',
    '1950-01-15',
    '',
    '980101195001152028',
    '13800001234',
    '常住',
    '980101001002',
    '桃源路1号',
    '失能',
    '',
    '',
    '',
    '',
  ]
  const rows = (cells: string[][]) => cells.map((each, at) => ({ row: at + 2, cells: each }))

  it('stand where they should, also with cells left out or filled wrongly', () => {
    expect(areShifted(rows([honest]))).toBe(false)
    expect(
      areShifted(
        rows([['王', '女', '1950-01-15', ...Array<string>(3).fill(''), '常住', '980101001002']]),
      ),
    ).toBe(false)
    expect(areShifted(rows([['王', '?', '很久', '护照', 'x', 'y', 'z', '不知道']]))).toBe(false)
    expect(areShifted([])).toBe(false)
  })

  it.each([0, 1, 2, 3, 4, 5])('are shifted when a cell more stands at %d', (at) => {
    expect(areShifted(rows([[...honest.slice(0, at), '', ...honest.slice(at)]]))).toBe(true)
  })

  it.each([0, 1, 2, 3, 4])('are shifted when the cell at %d is missing', (at) => {
    expect(areShifted(rows([honest.filter((_, index) => index !== at)]))).toBe(true)
  })

  it('are not shifted for one row among many', () => {
    expect(areShifted(rows([honest, honest, ['', ...honest]]))).toBe(false)
  })
})

describe('a workbook that unpacks to more than any memory', () => {
  it('is refused, whatever size it says of itself', async () => {
    const bomb = zipOf(deflateRawSync(Buffer.alloc(250 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    await expect(refuseBomb(bomb)).rejects.toMatchObject({ code: 'import.unreadable' })
  })

  it('is not an honest one', async () => {
    await expect(refuseBomb(await xlsxSheet([]))).resolves.toBeUndefined()
  })

  it.each([4, 10, 20, 60])(
    'or a damaged one, cut after %d bytes, is refused too',
    async (length) => {
      const cut = zipOf(deflateRawSync(Buffer.from('x'))).subarray(0, length)
      await expect(refuseBomb(cut)).rejects.toMatchObject({ code: 'import.unreadable' })
    },
  )
})

/** One entry of a ZIP that says it unpacks to a single byte. */
function zipOf(packed: Buffer): Buffer {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(1, 24)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}
