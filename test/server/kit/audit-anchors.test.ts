import { appendFileSync, readFileSync } from 'node:fs'
import { readAnchors } from '../../../server/kit/audit-anchors'
import { auditHouse, rawRows, writeRows } from './support/audit-house'

const house = auditHouse('audit_anchors')
const { server, verify, anchor, anchorFiles, checkAll } = house

beforeAll(house.open)
beforeEach(house.empty)
afterAll(house.close)

describe('anchors', () => {
  it('are added to every file when a chain grew, and only then', async () => {
    const audit = server()
    await writeRows(audit, 'org-a', 3)
    await writeRows(audit, 'org-b', 2)
    expect(await anchor()).toEqual({ anchored: 2 })
    expect(await anchor()).toEqual({ anchored: 0 })
    await writeRows(audit, 'org-a', 1)
    expect(await anchor()).toEqual({ anchored: 1 })
    const [own, copy] = anchorFiles.map((file) => readFileSync(file, 'utf8'))
    expect(
      own
        ?.trim()
        .split('\n')
        .map((text) => (JSON.parse(text) as { n: number }).n),
    ).toEqual([3, 2, 4])
    expect(copy).toBe(own)
  })

  it('find a chain cut off, also after it grew again', async () => {
    const audit = server()
    await writeRows(audit, 'org', 10)
    await anchor()
    await rawRows().deleteMany({ n: { $gt: 6 } })
    expect(await verify()).toMatchObject({ rows: 6, findings: 1 })
    expect(await server().state('org')).toMatchObject({ rows: 6, anchoredRows: 10, intact: false })
    await writeRows(server(), 'org', 10)
    expect((await verify()).findings).toBeGreaterThan(0)
    expect((await server().state('org')).intact).toBe(false)
  })

  it('that a crash cut short, or that somebody wrote into, do not stop the rest', async () => {
    const audit = server()
    await writeRows(audit, 'org', 2)
    await anchor()
    const [file = ''] = anchorFiles
    appendFileSync(file, '{"orgId":"org","n":')
    expect((await readAnchors([file])).faults).toEqual([])
    await writeRows(audit, 'org', 1)
    await anchor()
    expect((await readAnchors([file])).newest.get('org')?.n).toBe(3)
    expect((await readAnchors([file])).faults).toEqual([`${file}:2`])
    appendFileSync(file, '{"orgId":"org","n":3,"mac":"else","at":"2026-03-04T00:00:00Z"}\n')
    expect((await verify()).anchorFaults).toEqual([`${file}:2`, `${file}:4`])
  })
})

describe('what was changed in the database itself', () => {
  /** How, on whose chain it shows, and the change. */
  const changes: [string, string, () => Promise<unknown>][] = [
    ['edited', 'org', () => rawRows().updateOne({ _id: 'org|4' }, { $set: { says: '没看' } })],
    [
      'given a person',
      'org',
      () => rawRows().updateOne({ _id: 'org|4' }, { $push: { personIds: 'p9' } }),
    ],
    [
      'given another hour',
      'org',
      () => rawRows().updateOne({ _id: 'org|4' }, { $set: { at: new Date(0) } }),
    ],
    ['numbered as text', 'org', () => rawRows().updateOne({ _id: 'org|4' }, { $set: { n: '4' } })],
    ['taken out', 'org', () => rawRows().deleteOne({ _id: 'org|4' })],
    [
      'moved away',
      'org',
      () => rawRows().updateOne({ _id: 'org|4' }, { $set: { orgId: 'other' } }),
    ],
    [
      'without an owner',
      'org',
      () => rawRows().updateOne({ _id: 'org|4' }, { $unset: { orgId: '' } }),
    ],
    ['all gone', 'org', () => rawRows().deleteMany({})],
    [
      'put in between',
      'org',
      () => rawRows().insertOne({ _id: 'x', orgId: 'org', n: 4.5, says: '' } as never),
    ],
    ['put in from nowhere', '', () => rawRows().insertOne({ _id: 'x', says: '' } as never)],
  ]

  it.each(changes)(
    'a row %s is found by the full check, and the state says so',
    async (_how, chain, change) => {
      const audit = server()
      await writeRows(audit, 'org', 8)
      await anchor()
      expect(await checkAll()).toEqual({ rows: 8, findings: 0, anchorFaults: 0 })
      expect(await audit.state('org')).toMatchObject({ rows: 8, anchoredRows: 8, intact: true })
      await change()
      expect((await verify()).findings).toBeGreaterThan(0)
      const { findings } = (await checkAll()) as { findings: number }
      expect(findings).toBeGreaterThan(0)
    },
  )
})
