import { chainKeyOf, linkAfter, noTail } from './audit-chain'
import type { AuditEntry, AuditLink, Tail } from './audit-chain'
import { auditStore } from './audit-store'
import type { Clock } from './clock'

/** Rows in one write at most. */
const MOST_AT_ONCE = 500
/** Another process was first this often: something else is wrong. */
const MOST_TRIES = 100

interface Waiting {
  entry: AuditEntry
  at: Date
  done: () => void
  failed: (reason: unknown) => void
}

interface Chain {
  key: Buffer
  waiting: Waiting[]
  writing: boolean
  /** As this process wrote it last; unknown at first and after somebody else wrote. */
  tail: Tail | undefined
}

/**
 * One queue for each organisation: while one write is under way the next rows gather, and all of them go in one.
 * Other processes write to the same chains; the unique number tells who was first, and the other goes behind.
 */
export function createAuditQueue({ key, clock }: { key: Buffer; clock: Clock }) {
  const chains = new Map<string, Chain>()

  function chainOf(orgId: string): Chain {
    const known = chains.get(orgId)
    if (known) return known
    const chain = { key: chainKeyOf(key, orgId), waiting: [], writing: false, tail: undefined }
    chains.set(orgId, chain)
    return chain
  }

  /** Settles when the row is written. */
  function append(orgId: string, entry: AuditEntry): Promise<void> {
    const chain = chainOf(orgId)
    return new Promise((done, failed) => {
      chain.waiting.push({ entry, at: clock.now(), done, failed })
      if (!chain.writing) void writeAll(orgId, chain)
    })
  }

  return { append }
}

async function writeAll(orgId: string, chain: Chain) {
  chain.writing = true
  while (chain.waiting.length > 0) {
    const batch = chain.waiting.splice(0, MOST_AT_ONCE)
    try {
      await writeBatch(orgId, chain, batch)
      for (const { done } of batch) done()
    } catch (thrown) {
      chain.tail = undefined
      for (const { failed } of batch) failed(thrown)
    }
  }
  chain.writing = false
}

async function writeBatch(orgId: string, chain: Chain, batch: readonly Waiting[]) {
  let left = batch
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const links = linked(orgId, chain.key, left, await tailOf(orgId, chain))
    const written = await auditStore.add(links)
    chain.tail = written === links.length ? links.at(-1) : undefined
    left = left.slice(written)
    if (left.length === 0) return
  }
  throw new Error(`no place found in the audit chain of ${orgId}`)
}

const tailOf = async (orgId: string, chain: Chain): Promise<Tail> =>
  chain.tail ?? (await auditStore.tail(orgId)) ?? noTail

function linked(orgId: string, key: Buffer, batch: readonly Waiting[], tail: Tail): AuditLink[] {
  const links: AuditLink[] = []
  for (const { entry, at } of batch) {
    links.push(linkAfter(links.at(-1) ?? tail, { orgId, at, entry, key }))
  }
  return links
}
