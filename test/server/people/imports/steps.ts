import { Workbook } from 'exceljs'
import mongoose from 'mongoose'
import { checkCharacterOf } from '../../../../shared/identity-number'
import { importColumns } from '../../../../shared/imports'
import type { ImportColumn, ImportRowView, ImportView } from '../../../../shared/imports'
import type { Page } from '../../../../shared/people'
import type { Client } from '../../../support/api'

export type Cells = Partial<Record<ImportColumn, string | number | Date>>

/** A woman of 76 in 东湖社区, with nothing beside what must be filled. */
export const elder = (more: Cells = {}): Cells => ({
  name: '孙桂英',
  sex: '女',
  birthDate: '1950-01-15',
  residence: '常住',
  communityCode: '980101001002',
  ...more,
})

/** A right number of an invented place. */
export function identityNumber(birthDate: string, sequence: number): string {
  const first17 = `980101${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

export const titles = importColumns.map(({ title, needed }) => (needed ? `${title}*` : title))
const lineOf = (cells: Cells) => importColumns.map(({ key }) => cells[key] ?? '')

export const csvSheet = (rows: Cells[], header = titles): Buffer =>
  Buffer.from([header, ...rows.map(lineOf)].map((line) => line.join(',')).join('\r\n'))

export async function xlsxSheet(rows: Cells[], header = titles): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('居民')
  sheet.addRow(header)
  for (const row of rows) sheet.addRow(lineOf(row))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export function upload(client: Client, bytes: Buffer, name = '名册.xlsx') {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  return client.send('POST', '/api/imports', { body: form })
}

/** Waits for what goes on after the answer. */
export async function settled(client: Client, id: string): Promise<ImportView> {
  for (;;) {
    const { body } = await client.get<ImportView>(`/api/imports/${id}`)
    if (body.state !== 'reading' && body.state !== 'writing') return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Uploads rows as CSV and waits until they are read. */
export async function readIn(client: Client, rows: Cells[]): Promise<ImportView> {
  const { body } = await upload(client, csvSheet(rows), '名册.csv')
  return settled(client, body.id as string)
}

export async function rowsOf(client: Client, id: string): Promise<ImportRowView[]> {
  const { body } = await client.get<Page<ImportRowView>>(`/api/imports/${id}/rows?limit=100`)
  return body.items
}

/** Writes what was read; what errors there are is left out only when asked for. */
export async function writeOut(client: Client, id: string, leaveOutErrors = false) {
  const path = `/api/imports/${id}/write`
  const { status, text } = await client.post<ImportView>(path, { leaveOutErrors })
  if (status !== 200) throw new Error(text)
  return settled(client, id)
}

export const collection = (name: string) => mongoose.connection.collection(name)

/** How much there is of all that an import writes. */
export const counts = async () => ({
  people: await collection('people').countDocuments({ registered: true }),
  identities: await collection('identities').countDocuments(),
  contacts: await collection('contacts').countDocuments(),
  contracts: await collection('contracts').countDocuments(),
  lines: await collection('ledger_lines').countDocuments(),
})

/** The outcomes there are. */
export const some = (view: ImportView) =>
  Object.fromEntries(Object.entries(view.counts).filter(([, count]) => count > 0))

export const signed = {
  teamName: '东团队',
  packageCode: 'basic',
  startsOn: '2025-06-01',
  endsOn: '2026-05-31',
}

/** An elder with everything a row may say. */
export const whole = elder({
  name: '周玉兰',
  birthDate: '1948-03-09',
  identityNumber: identityNumber('1948-03-09', 202),
  phone: '13800001234',
  address: '桃源路12号3幢501室',
  tags: '失能、慢病',
  ...signed,
})
