import { PassThrough, Readable } from 'node:stream'
import { importColumns } from '../../../shared/imports'
import type { Actor } from '../../kit/actor'
import { byteOrderMark, csvLine } from '../../kit/csv'
import { cursorOf } from '../../kit/page'
import { refuseUnless } from '../../kit/refusal'
import { registerStore } from '../stores/register'
import type { Person } from '../types'
import { cellsOf } from './dressing'
import type { ExportNeeds } from './dressing'
import { housesOf, importRoles } from './roles'
import { titleOf } from './template'
import { workbooks } from './workbooks'

const PEOPLE_AT_ONCE = 200

const SHORTEST_REASON = 2

/** What it is for, and whether a manager wants numbers, phones and addresses whole instead of masked. */
export interface ExportRequest {
  reason?: string
  whole?: 'yes'
}

/** An export somebody gave a reason for. */
interface Export {
  reason: string
  whole: boolean
}

/** The living of the actor's register in the columns of the import, page by page as somebody reads them. */
export function createExporting(needs: ExportNeeds) {
  /** A sheet as a stream; each page of it is written down before it is shown. */
  function csv(actor: Actor, request: ExportRequest): Readable {
    const rows = exported(actor, request)
    return Readable.from(linesOf(rows))
  }

  function xlsx(actor: Actor, request: ExportRequest): Readable {
    const out = new PassThrough()
    const fill = fillWorkbook(out, exported(actor, request))
    fill.catch((thrown: Error) => out.destroy(thrown))
    return out
  }

  function exported(actor: Actor, request: ExportRequest): AsyncGenerator<string[]> {
    const { reason = '', whole = 'no' } = request
    refuseUnless(reason.length >= SHORTEST_REASON, 'export.reason-needed')
    const manages = actor.roles.some(({ role }) => role === 'manager')
    refuseUnless(whole === 'no' || manages, 'who.not-allowed')
    return rowsOf(needs, actor, { reason, whole: whole === 'yes' })
  }

  return { csv, xlsx }
}

async function* rowsOf(needs: ExportNeeds, actor: Actor, wanted: Export): AsyncGenerator<string[]> {
  const day = needs.clock.today()
  const question = { orgIds: housesOf(actor), group: 'all' as const, day, limit: PEOPLE_AT_ONCE }
  let after: string | undefined
  do {
    const page = await registerStore.list({ ...question, ...(after ? { after } : {}) })
    const shown = page.slice(0, PEOPLE_AT_ONCE)
    const living = shown.filter(({ life }) => life.status === 'living')
    await writeDown(needs, actor, { shown: living, ...wanted })
    yield* await cellsOf(needs, living, wanted.whole)
    const last = page.length > PEOPLE_AT_ONCE ? shown.at(-1) : undefined
    after = last && cursorOf([last.initials, last.id])
  } while (after !== undefined)
}

interface Shown extends Export {
  shown: readonly Person[]
}

async function writeDown({ audit }: ExportNeeds, actor: Actor, { shown, reason, whole }: Shown) {
  const held = actor.roles.find(({ role }) => (importRoles as readonly string[]).includes(role))
  if (!held || shown.length === 0) return
  await audit.append(held.centreId ?? held.orgId, {
    kind: 'opened',
    byId: actor.id,
    byName: actor.name,
    byRole: held.role,
    orgName: held.orgName,
    personIds: shown.map(({ id }) => id),
    what: 'export',
    reason,
    says: whole ? `导出名册，含完整号码，${shown.length} 人` : `导出名册，${shown.length} 人`,
  })
}

const header = importColumns.map(titleOf)

async function* linesOf(rows: AsyncGenerator<string[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header)
  for await (const row of rows) yield csvLine(row)
}

async function fillWorkbook(out: PassThrough, rows: AsyncGenerator<string[]>) {
  const { stream } = await workbooks()
  const workbook = new stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false })
  const sheet = workbook.addWorksheet('居民')
  sheet.addRow(header).commit()
  for await (const row of rows) sheet.addRow(row).commit()
  sheet.commit()
  await workbook.commit()
}
