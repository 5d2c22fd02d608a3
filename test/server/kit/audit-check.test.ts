import { isDeepStrictEqual } from 'node:util'
import { canonical, chainKeyOf, linkAfter } from '../../../server/kit/audit-chain'
import { createAuditCheck } from '../../../server/kit/audit-check'
import type { Finding } from '../../../server/kit/audit-check'
import { tampers } from './support/tampers'
import type { Link, Row } from './support/tampers'

const auditKey = Buffer.alloc(32, 1)
const ROWS = 20
const ANCHORED = [8, 16]

function chainOf(orgId: string, says = '看了档案'): Link[] {
  const rows: Link[] = []
  for (let n = 1; n <= ROWS; n++) {
    const entry = {
      kind: 'opened',
      byId: `nurse-${n % 7}`,
      byName: '张护士',
      byRole: 'nurse',
      personIds: [`p${n}`, `p${n + 1}`],
      what: 'file' as const,
      says: `${says} ${n}`,
    }
    const at = new Date(Date.UTC(2026, 2, 4, 1, n))
    const tail = rows.at(-1) ?? { n: 0, mac: '' }
    rows.push({ ...linkAfter(tail, { orgId, at, entry, key: chainKeyOf(auditKey, orgId) }) })
  }
  return rows
}

const rows = chainOf('org-b')
const anchorsOf = (orgId: string, chain: readonly Link[]) =>
  [orgId, new Map(ANCHORED.map((n) => [n, chain[n - 1]?.mac ?? '']))] as const

const sortKey = ({ orgId, n }: Row): string =>
  `${String(orgId)} ${typeof n === 'number' ? n.toFixed(2).padStart(9, '0') : 'text'}`

/** In the order the database gives them: organisation, then numbers before texts. */
function found(all: readonly Row[], anchored = [anchorsOf('org-b', rows)]): Finding[] {
  const findings: Finding[] = []
  const sorted = all.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
  const anchors = new Map(anchored)
  const check = createAuditCheck({ auditKey, anchors, found: (one) => void findings.push(one) })
  for (const row of sorted) check.row(row)
  check.end()
  return findings
}

/** mulberry32: the same run every time. */
function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

describe('the check of the audit', () => {
  it('finds nothing in chains as they were written', () => {
    const [before, behind] = [chainOf('org-a'), chainOf('org-c')]
    expect(found([...before, ...rows, ...behind])).toEqual([])
    expect(found([])).toEqual([{ kind: 'truncated', orgId: 'org-b', n: 16 }])
  })

  it('finds every one of 10,000 random tampers', () => {
    const pick = randomFrom(20_260_304)
    const names = Object.keys(tampers)
    const missed: string[] = []
    const tried: Record<string, number> = {}
    for (let run = 0; run < 10_000; run++) {
      const name = names[pick(names.length)] ?? ''
      const changed = tampers[name]?.(rows, pick, ANCHORED[1] ?? 0) ?? []
      if (isDeepStrictEqual(changed, rows)) missed.push(`${run} ${name} changed nothing`)
      tried[name] = (tried[name] ?? 0) + 1
      if (found(changed).length === 0) missed.push(`${run} ${name}`)
    }
    expect(missed).toEqual([])
    expect(Object.values(tried).every((count) => count > 1_000)).toBe(true)
  }, 120_000)

  it.each([
    ['edited', rows.with(9, { ...rows[9], says: '改过' } as Link), 10],
    ['missing', rows.toSpliced(9, 3), 10],
    ['inserted', rows.toSpliced(9, 0, rows[9] as Link), 10],
    ['truncated', rows.slice(0, 15), 16],
  ])('calls it %s, and tells where', (kind, changed, n) => {
    expect(found(changed)[0]).toEqual({ kind, orgId: 'org-b', n })
  })

  it('finds a chain that was written anew with the right key, by its anchors', () => {
    expect(found(chainOf('org-b', '重写')).map(({ kind, n }) => [kind, n])).toEqual([
      ['rewritten', 8],
      ['rewritten', 16],
    ])
  })

  it('finds rows moved to another organisation, and an organisation that is gone', () => {
    const moved = rows.map((row) => ({ ...row, orgId: 'org-z', _id: `org-z|${row.n}` }))
    const findings = found(moved)
    expect(findings.filter(({ kind }) => kind === 'edited')).toHaveLength(ROWS)
    expect(findings).toContainEqual({ kind: 'truncated', orgId: 'org-b', n: 16 })
  })

  it('cannot miss what was cut off behind the last anchor: that is what the next anchor is for', () => {
    expect(found(rows.slice(0, 16))).toEqual([])
  })
})

it('rows that mean the same are one text, and others never are', () => {
  const day = new Date('2026-03-04T00:00:00Z')
  expect(canonical({ b: 1, a: undefined, c: day })).toBe(canonical({ c: day, b: 1 }))
  expect(canonical({ c: day })).not.toBe(canonical({ c: day.toISOString() }))
  expect(canonical({ a: ['1', '2'] })).not.toBe(canonical({ a: ['1,2'] }))
})
