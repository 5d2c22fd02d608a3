import { spawnSync } from 'node:child_process'
import mongoose from 'mongoose'
import { act, registerElder } from '../../support/build'
import { recount } from '../../../server/ledger/recount'
import { ledgerStore } from '../../../server/ledger/store'
import type { Entry } from '../../../server/ledger/types'
import { no, openCounty } from '../contracts/steps'
import type { County } from '../contracts/steps'
import { recorded } from '../records/steps'
import { emptyLedger } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('lines')
})
afterAll(() => county.api.stop())

const at = (id: string) => `/api/ledger/lines/${encodeURIComponent(id)}`
const entry = (elderId: string, source: string, more: Partial<Entry> = {}): Entry => ({
  source,
  item: 'service.health-consult',
  elderId,
  day: '2026-03-04',
  orgId: 'org-east',
  place: 'home',
  act,
  ...more,
})

describe('a line', () => {
  it('has no door by which it could be changed or removed', () => {
    const doors = Object.keys(ledgerStore).filter(
      (name) => !/^(inScope|by|of|in|latest|about)/.test(name),
    )
    expect(doors).toEqual(['takeTurns', 'append', 'apply', 'written'])
  })

  it('is the same line for the same source and item, also when twenty write it at once', async () => {
    const elderId = await registerElder()
    const { record } = county.api.rooms.ledger
    const lines = await Promise.all(
      Array.from({ length: 20 }, () => record(entry(elderId, 'record:same'))),
    )
    expect(new Set(lines.map(({ id }) => id))).toEqual(
      new Set(['record:same#service.health-consult']),
    )
    const { times } = county.api.rooms.ledgerReads
    const month = { from: '2026-03', to: '2026-03' }
    expect(await times({ areaId: 'org-east', key: 'service.health-consult', ...month })).toBe(1)
  }, 60_000)

  it('stays the line it was when the same source comes with another day', async () => {
    const elderId = await registerElder()
    const { record } = county.api.rooms.ledger
    await record(entry(elderId, 'record:kept'))
    expect((await record(entry(elderId, 'record:kept', { day: '2025-12-31' }))).day).toBe(
      '2026-03-04',
    )
  })

  it('takes back everything when what it belongs to fails', async () => {
    const elderId = await registerElder({ life: { status: 'living' } })
    const { record } = county.api.rooms.ledger
    const before = await recount()
    const work = mongoose.connection.transaction(async () => {
      await record(entry(elderId, 'record:failed'))
      throw new Error('the power went')
    })
    await expect(work).rejects.toThrow('the power went')
    expect(
      await county.api.rooms.ledgerReads.linesByIds(['record:failed#service.health-consult']),
    ).toEqual([])
    expect(await recount()).toEqual(before)
  })

  it('opens masked for staff of the organisation and of those above it', async () => {
    const { lineId } = await recorded(county.as.nurse, await registerElder())
    for (const who of ['nurse', 'desk', 'manager', 'county', 'city', 'province'] as const) {
      const { status, body } = await county.as[who].get(at(lineId))
      expect([status, body.elder.name]).toEqual([200, '王*芳'])
    }
  })

  it('is not there for others', async () => {
    const elderId = await registerElder()
    const { lineId } = await recorded(county.as.nurse, elderId)
    expect(no(await county.as.westManager.get(at(lineId)))).toEqual([404, 'ledger.line-not-found'])
    expect(no(await county.as.manager.get(at('record:0#service.x')))).toEqual([
      404,
      'ledger.line-not-found',
    ])
    expect(no(await county.as.manager.get(at('{"$gt":""}')))).toEqual([422, 'input.invalid'])
    expect(no(await county.api.stranger.get(at(lineId)))).toEqual([401, 'session.missing'])
    const elder = await county.api.signIn(elderId)
    expect(no(await elder.get(at(lineId)))).toEqual([403, 'who.not-allowed'])
  })
})

describe('the bulk door', () => {
  it('leaves exactly what recording one by one leaves', async () => {
    await emptyLedger()
    const elders = [await registerElder(), await registerElder({ birthDate: '1940-01-01' })]
    const entries = elders.flatMap((elderId, nth) => [
      entry(elderId, `record:${nth}a`),
      entry(elderId, `record:${nth}b`),
      entry(elderId, `record:${nth}c`, { day: '2025-11-20', orgId: 'org-east-lake' }),
      entry(elderId, `record:${nth}a`, {
        item: 'line.voided',
        about: `record:${nth}a#service.health-consult`,
      }),
    ])
    const { record, recordMany } = county.api.rooms.ledger
    for (const one of entries) await record(one)
    const oneByOne = await everything()
    await emptyLedger()
    expect(await recordMany(entries)).toBe(entries.length)
    expect(await everything()).toEqual(oneByOne)
    expect(await recount()).toEqual({ lines: entries.length, differences: [] })
  })
})

describe('npm run recount', () => {
  const run = () => {
    const { uri } = {
      uri: `${process.env.TEST_MONGODB_URI?.split('?')[0]?.replace(/\/[^/]*$/, '')}`,
    }
    const env = {
      ...process.env,
      MONGODB_URI: `${uri}/${mongoose.connection.name}`,
      DEMO: '1',
      NODE_ENV: '',
    }
    const { status, stdout } = spawnSync('npx', ['tsx', 'tools/recount.ts'], {
      env,
      encoding: 'utf8',
    })
    return { status, stdout }
  }

  it('ends well when everything agrees, and names each row that does not', async () => {
    await emptyLedger()
    const elderId = await registerElder()
    const { lineId } = await recorded(county.as.nurse, elderId)
    expect(run()).toEqual({ status: 0, stdout: '重新数了 1 行台账，0 处不一致\n' })
    const rollups = mongoose.connection.collection('ledger_rollups')
    await rollups.updateOne({}, { $inc: { 'times.service.blood-pressure': 1 } })
    await mongoose.connection.collection('ledger_firsts').deleteOne({ areaId: 'org-east' })
    const rows = mongoose.connection.collection<{ _id: string }>('ledger_exclusions')
    await rows.insertOne({ _id: lineId, elderId, reason: 'voided' } as never)
    await rows.insertOne({
      _id: 'record:0#service.x',
      elderId: 'nobody',
      reason: 'voided',
    } as never)
    const { status, stdout } = run()
    expect(status).toBe(1)
    expect(stdout).toContain(
      `exclusion ${lineId}: stored {"elderId":"${elderId}","reason":"voided"}`,
    )
    expect(stdout).toContain('exclusion nobody: stored "a row"')
    expect(stdout).toContain(
      `first integrated-care.persons1|org-east|2026|${elderId}: stored undefined`,
    )
    expect(stdout).toMatch(
      /rollup 2026-03\|.*org-east\|service\.blood-pressure: stored 2, counted 1/,
    )
    expect(stdout).toContain('4 处不一致')
  }, 60_000)
})

/** All that stands beside the lines, and the lines, in one order. */
async function everything() {
  const names = [
    'ledger_lines',
    'ledger_exclusions',
    'ledger_firsts',
    'ledger_rollups',
    'ledger_person_years',
  ]
  const all: Record<string, unknown> = {}
  for (const name of names) {
    const rows = await mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray()
    all[name] = rows
  }
  return all
}
