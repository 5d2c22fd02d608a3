import mongoose from 'mongoose'
import { inOneTransaction } from '../../../server/kit/transaction'
import { auditEntry, auditHouse, rawRows, rowsOf, writeRows } from './support/audit-house'

const house = auditHouse('audit')
const { server, verify, clock } = house

beforeAll(house.open)
beforeEach(house.empty)
afterAll(house.close)

describe('appending', () => {
  it('numbers rows from 1, and each carries the mac of the one before', async () => {
    const audit = server()
    for (const says of ['一', '二', '三']) await audit.append('org', auditEntry({ says }))
    const rows = await rowsOf('org')
    expect(rows.map(({ n, says }) => [n, says])).toEqual([
      [1, '一'],
      [2, '二'],
      [3, '三'],
    ])
    expect(rows.map(({ prev }) => prev)).toEqual(['', rows[0]?.['mac'], rows[1]?.['mac']])
    expect((await verify()).findings).toBe(0)
  })

  it('writes rows that wait together in one write', async () => {
    const writes: number[] = []
    mongoose.set('debug', (collection: string, method: string, rows: unknown[]) => {
      if (collection === 'audit' && method === 'insertMany') writes.push(rows.length)
    })
    await writeRows(server(), 'org', 100)
    mongoose.set('debug', false)
    expect(writes).toEqual([1, 99])
    expect((await rowsOf('org')).map(({ n }) => n)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    )
  })

  it('by four servers at once loses and doubles nothing', async () => {
    const servers = [server(), server(), server(), server()]
    await Promise.all(
      servers.flatMap((audit, who) =>
        Array.from({ length: 60 }, (_, n) =>
          audit.append(`org-${n % 2}`, auditEntry({ says: `${who}/${n}` })),
        ),
      ),
    )
    const rows = [...(await rowsOf('org-0')), ...(await rowsOf('org-1'))]
    expect(new Set(rows.map(({ says }) => says)).size).toBe(240)
    expect(rows).toHaveLength(240)
    expect(await verify()).toMatchObject({ rows: 240, chains: 2, findings: 0 })
  })

  it('stands though the transaction around it is undone', async () => {
    const audit = server()
    const work = inOneTransaction(async () => {
      await audit.append('org', auditEntry({ says: '看过' }))
      throw new Error('the act failed')
    })
    await expect(work).rejects.toThrow('the act failed')
    expect((await rowsOf('org')).map(({ says }) => says)).toEqual(['看过'])
  })

  it('that fails is told to whoever waits, and the next row finds its place', async () => {
    const audit = server()
    await audit.append('org', auditEntry())
    const broken = auditEntry({ says: 'x'.repeat(17 * 1024 * 1024) })
    await expect(audit.append('org', broken)).rejects.toThrow()
    await audit.append('org', auditEntry())
    expect(await verify()).toMatchObject({ rows: 2, findings: 0 })
  })
})

describe('who opened my file', () => {
  it('is told page by page over all organisations, newest first, without other acts', async () => {
    const audit = server()
    for (let n = 0; n < 7; n++) {
      clock.set(`2026-03-0${n + 1}T08:00:00+08:00`)
      await audit.append(`org-${n % 3}`, auditEntry({ says: `${n}`, personIds: ['p1', 'p2'] }))
    }
    const { what, ...act } = auditEntry({ says: 'act', personIds: ['p1'] })
    expect(what).toBe('file')
    await audit.append('org-0', act)
    await audit.append('org-0', auditEntry({ says: 'other', personIds: ['p3'] }))

    const seen: string[] = []
    let next: string | undefined
    do {
      const page = await audit.openedBy(['p1'], { limit: 3, ...(next ? { after: next } : {}) })
      seen.push(...page.items.map(({ says }) => says))
      next = page.next
    } while (next)
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0'])
  })

  it('reads no more keys than it shows, on the first page and on a deep one', async () => {
    const audit = server()
    for (let n = 0; n < 300; n++) {
      clock.set(new Date(Date.parse('2026-03-01T00:00:00Z') + n * 60_000).toISOString())
      const personIds = n % 3 === 0 ? ['p1', 'p2'] : ['p1']
      await audit.append(`org-${n % 3}`, auditEntry({ says: `${n}`, personIds }))
    }
    const asked: [object, FindOptions][] = []
    mongoose.set(
      'debug',
      (...[, method, filter, options]: [string, string, object, FindOptions]) => {
        if (method === 'find') asked.push([filter, options])
      },
    )
    const seen: string[] = []
    let next: string | undefined
    do {
      const page = { limit: 20, ...(next ? { after: next } : {}) }
      const { items, next: more } = await audit.openedBy(['p1', 'p2'], page)
      seen.push(...items.map(({ says }) => says))
      next = more
    } while (next)
    mongoose.set('debug', false)
    expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => `${299 - n}`))
    expect(asked).toHaveLength(30)
    for (const [filter, { sort, limit = 0 }] of asked) {
      const plan = await rawRows().find(filter).sort(sort).limit(limit).explain('executionStats')
      const { totalKeysExamined } = plan['executionStats'] as { totalKeysExamined: number }
      expect(totalKeysExamined).toBeLessThanOrEqual(21 + 1)
      expect(JSON.stringify(plan['queryPlanner'])).not.toContain('"SORT"')
    }
  })
})

interface FindOptions {
  sort: Record<string, 1 | -1>
  limit?: number
}
