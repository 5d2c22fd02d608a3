import type { AuditState } from '../../shared/access'
import type { Page } from '../../shared/people'
import { readAnchors } from './audit-anchors'
import type { Anchor } from './audit-anchors'
import { chainKeyOf, noTail } from './audit-chain'
import type { AuditEntry, AuditLink } from './audit-chain'
import { createChainCheck } from './audit-check'
import { anchorChains, checkChains } from './audit-jobs'
import type { AuditJob } from './audit-jobs'
import { createAuditQueue } from './audit-queue'
import { auditStore } from './audit-store'
import type { AuditFilter } from './audit-store'
import type { Clock } from './clock'
import type { PageRequest } from './page'

export type { AuditEntry, AuditLink } from './audit-chain'

/** Who did or saw what, in chains nobody can change unseen: one for each organisation. */
export interface Audit {
  /**
   * Settles when the row is written. It is never part of the caller's transaction: call it after the act is done, or
   * before an answer that shows something.
   */
  append(orgId: string, entry: AuditEntry): Promise<void>
  /** What was opened of a person (by every id of hers), everywhere; newest first. */
  openedBy(personIds: readonly string[], page: PageRequest): Promise<Page<AuditLink>>
  /** One organisation's rows, newest first. */
  list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditLink>>
  state(orgId: string): Promise<AuditState>
  /** Anchors every hour, a full check every night. */
  jobs: readonly AuditJob[]
}

/** Rows looked at again whenever somebody asks how a chain stands; the nightly check looks at all. */
const LOOKED_AT_AGAIN = 500

/** `anchorFiles`: the first is this server's own, the others are copies on other disks. */
export function createAudit(needs: {
  key: Buffer
  clock: Clock
  anchorFiles: readonly string[]
}): Audit {
  const { key, anchorFiles } = needs
  const { append } = createAuditQueue(needs)

  async function state(orgId: string): Promise<AuditState> {
    const anchor = (await readAnchors(anchorFiles)).newest.get(orgId)
    const check = await auditStore.lastCheck(orgId)
    const { n } = (await auditStore.tail(orgId)) ?? noTail
    const whole = (await endIsWhole(orgId, key)) && (await isRemembered(anchor))
    return {
      rows: n,
      ...(anchor ? { anchoredAt: anchor.at, anchoredRows: anchor.n } : {}),
      ...(check ? { checkedAt: check.at.toISOString() } : {}),
      intact: whole && (check?.findings ?? 0) === 0,
    }
  }

  return {
    append,
    openedBy: (personIds, page) => auditStore.opened(personIds, page),
    list: (filter, page) => auditStore.list(filter, page),
    state,
    jobs: [anchorChains(needs), checkChains(needs)],
  }
}

async function endIsWhole(orgId: string, auditKey: Buffer): Promise<boolean> {
  const rows = await auditStore.lastRows(orgId, LOOKED_AT_AGAIN)
  const { n, prev } = (rows[0] ?? { n: 1, prev: '' }) as Pick<AuditLink, 'n' | 'prev'>
  let whole = n === 1 || rows.length === LOOKED_AT_AGAIN
  const check = createChainCheck({
    orgId,
    key: chainKeyOf(auditKey, orgId),
    anchors: undefined,
    found: () => void (whole = false),
    from: { n: n - 1, mac: prev },
  })
  for (const row of rows) check.row(row)
  return whole
}

/** Is the row still there that the newest anchor remembers? */
async function isRemembered(anchor: Anchor | undefined): Promise<boolean> {
  if (!anchor) return true
  return (await auditStore.row(anchor.orgId, anchor.n))?.mac === anchor.mac
}
