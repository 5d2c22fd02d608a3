/** Several servers that write the audit of one database, each with its own queue, and the files of their anchors. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createAudit } from '../../../../server/kit/audit'
import type { Audit, AuditEntry } from '../../../../server/kit/audit'
import { auditStore } from '../../../../server/kit/audit-store'
import { verifyAudit } from '../../../../server/kit/audit-verify'
import { connectTestDatabase, dropTestDatabase } from '../../../support/connected'
import { handClock } from '../../../support/hand-clock'
import { testKeys } from '../../../support/vault'

const key = testKeys().audit

export function auditHouse(label: string) {
  const room = mkdtempSync(join(tmpdir(), 'linli-audit-'))
  const clock = handClock()
  let times = 0
  const anchorFiles: string[] = []
  const server = (): Audit => createAudit({ key, clock, anchorFiles })
  const run = (name: string) =>
    server()
      .jobs.find((job) => job.name === name)
      ?.run()

  return {
    clock,
    anchorFiles,
    /** A server of its own: nothing is shared with another but the database and the files. */
    server,
    anchor: () => run('audit.anchor'),
    checkAll: () => run('audit.check'),
    verify: () => verifyAudit({ key, anchorFiles, found: () => undefined }),
    open: () => connectTestDatabase(label),
    empty: async () => {
      for (const name of ['audit', 'audit-checks'])
        await mongoose.connection.collection(name).deleteMany({})
      times += 1
      const files = ['anchors.jsonl', 'copy.jsonl'].map((name) => join(room, `${times}`, name))
      anchorFiles.splice(0, Infinity, ...files)
    },
    close: async () => {
      await dropTestDatabase()
      rmSync(room, { recursive: true, force: true })
    },
  }
}

/** The stored rows of a chain, in order. */
export const rowsOf = (orgId: string) => auditStore.lastRows(orgId, 10_000)

export const rawRows = () => mongoose.connection.collection<{ _id: string }>('audit')

export const auditEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  kind: 'opened',
  byId: 'nurse',
  byName: '张护士',
  byRole: 'nurse',
  personIds: ['p1'],
  what: 'file',
  says: '看了档案',
  ...more,
})

export async function writeRows(audit: Audit, orgId: string, rows: number) {
  const entries = Array.from({ length: rows }, (_, n) => auditEntry({ says: `${n}` }))
  await Promise.all(entries.map((entry) => audit.append(orgId, entry)))
}
