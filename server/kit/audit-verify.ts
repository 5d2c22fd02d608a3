import { readAnchors } from './audit-anchors'
import { createAuditCheck } from './audit-check'
import type { Finding } from './audit-check'
import { auditStore } from './audit-store'

export interface Verified {
  rows: number
  chains: number
  findings: number
  /** Rows behind the newest anchor of their chain: a truncation there would not be seen. */
  unanchored: number
  /** ISO instant of the newest anchor. */
  anchoredAt?: string
  /** `file:line` of what is no anchor or contradicts another. */
  anchorFaults: string[]
}

/** Walks every row of every chain beside the anchors. Memory grows with the anchors, not with the rows. */
export async function verifyAudit({
  key,
  anchorFiles,
  found,
}: {
  key: Buffer
  anchorFiles: readonly string[]
  found: (finding: Finding) => void
}): Promise<Verified> {
  const { anchors, newest, faults } = await readAnchors(anchorFiles)
  let rows = 0
  let findings = 0
  let unanchored = 0
  const check = createAuditCheck({
    auditKey: key,
    anchors,
    found: (finding) => {
      findings += 1
      found(finding)
    },
  })
  for await (const row of auditStore.everything()) {
    check.row(row)
    rows += 1
    if (Number(row['n']) > (newest.get(String(row['orgId']))?.n ?? 0)) unanchored += 1
  }
  const chains = check.end()
  const times = [...newest.values()].map(({ at }) => at).toSorted()
  const anchoredAt = times.at(-1)
  return {
    rows,
    chains,
    findings,
    unanchored,
    ...(anchoredAt ? { anchoredAt } : {}),
    anchorFaults: faults,
  }
}
