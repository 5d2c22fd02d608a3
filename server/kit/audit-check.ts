import { chainKeyOf, isGenuine, noTail } from './audit-chain'
import type { Tail } from './audit-chain'
import type { Anchors } from './audit-anchors'

/**
 * What is wrong with a chain. `edited`: not what the key holder wrote (changed, forged or moved here). `missing`:
 * numbers without a row. `inserted`: a number twice or none at all. `unlinked`: genuine rows that do not follow one
 * another. `rewritten`: not the row an anchor remembers. `truncated`: an anchor remembers a row behind the end.
 */
export type FindingKind = 'edited' | 'missing' | 'inserted' | 'unlinked' | 'rewritten' | 'truncated'

export interface Finding {
  kind: FindingKind
  orgId: string
  /** Of the row where it shows. */
  n: number
}

type Row = Record<string, unknown>

interface Needs {
  auditKey: Buffer
  anchors: Anchors
  found: (finding: Finding) => void
}

/** Walks all chains, given every row in the order of organisation and number. Memory does not grow with the rows. */
export function createAuditCheck({ auditKey, anchors, found }: Needs) {
  const seen = new Set<string>()
  let chain: ReturnType<typeof createChainCheck> | undefined
  let orgId: string | undefined

  return {
    row(row: Row) {
      const owner = typeof row['orgId'] === 'string' ? row['orgId'] : ''
      if (chain === undefined || owner !== orgId) {
        chain?.end()
        orgId = owner
        seen.add(owner)
        const key = chainKeyOf(auditKey, owner)
        chain = createChainCheck({ orgId: owner, key, anchors: anchors.get(owner), found })
      }
      chain.row(row)
    },
    /** After the last row: also a chain that is gone altogether is missed. Answers how many chains there are. */
    end(): number {
      chain?.end()
      for (const [owner, remembered] of anchors) {
        const n = Math.max(...remembered.keys())
        if (!seen.has(owner)) found({ kind: 'truncated', orgId: owner, n })
      }
      return seen.size
    },
  }
}

interface Chain {
  orgId: string
  key: Buffer
  anchors: ReadonlyMap<number, string> | undefined
  found: Needs['found']
  /** The row before the first one that is shown. */
  from?: Tail
}

/** Walks one chain from its first row, or from a row that is known. */
export function createChainCheck({ orgId, key, anchors, found, from = noTail }: Chain) {
  let last = from
  const tell = (kind: FindingKind, n: number) => found({ kind, orgId, n })

  return {
    row(row: Row) {
      const { n, mac } = row
      const genuine = isGenuine(row, key)
      const next = last.n + 1
      if (typeof n !== 'number' || !Number.isInteger(n) || n < next) {
        return tell('inserted', Number(n))
      }
      if (!genuine) tell('edited', n)
      if (n > next) tell('missing', next)
      else if (row['prev'] !== last.mac) tell('unlinked', n)
      const remembered = anchors?.get(n)
      if (remembered !== undefined && remembered !== mac) tell('rewritten', n)
      last = { n, mac: String(mac) }
    },
    end() {
      const furthest = Math.max(0, ...(anchors?.keys() ?? []))
      if (furthest > last.n) tell('truncated', furthest)
    },
  }
}
