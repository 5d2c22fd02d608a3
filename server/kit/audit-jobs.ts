import { readAnchors, writeAnchors } from './audit-anchors'
import type { Anchor } from './audit-anchors'
import { auditStore } from './audit-store'
import { verifyAudit } from './audit-verify'
import type { Clock } from './clock'
import type { Job } from './jobs'

interface Needs {
  key: Buffer
  clock: Clock
  anchorFiles: readonly string[]
}

/** A job that does not ask which turn it has. */
export type AuditJob = Job & { run(): Promise<Record<string, unknown>> }

/** Every hour the ends of all chains that grew are written down outside the database. */
export function anchorChains({ clock, anchorFiles }: Needs): AuditJob {
  async function run() {
    const { newest } = await readAnchors(anchorFiles)
    const at = clock.now().toISOString()
    const grown: Anchor[] = []
    for (const orgId of await auditStore.organisations()) {
      const tail = await auditStore.tail(orgId)
      if (tail && newest.get(orgId)?.mac !== tail.mac) grown.push({ orgId, ...tail, at })
    }
    if (grown.length > 0) await writeAnchors(anchorFiles, grown)
    return { anchored: grown.length }
  }
  return { name: 'audit.anchor', at: '0 * * * *', run }
}

/** Every night all rows are checked, and what was found is kept for who looks at the audit. */
export function checkChains({ key, clock, anchorFiles }: Needs): AuditJob {
  async function run() {
    const perOrganisation = new Map<string, number>()
    const found = ({ orgId }: { orgId: string }) =>
      void perOrganisation.set(orgId, (perOrganisation.get(orgId) ?? 0) + 1)
    const { rows, findings, anchorFaults } = await verifyAudit({ key, anchorFiles, found })
    await auditStore.keepCheck(clock.now(), perOrganisation)
    return { rows, findings, anchorFaults: anchorFaults.length }
  }
  return { name: 'audit.check', at: '30 3 * * *', run }
}
