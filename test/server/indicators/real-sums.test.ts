import fc from 'fast-check'
import type { BoardView, ExplainList, ExplainView, Figure } from '../../../shared/indicators'
import { recount } from '../../../server/ledger/recount'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { employ } from '../../support/build'
import { areas, history } from './support/history'
import type { History } from './support/history'
import { toldFigures } from './support/oracle'
import { writeHistory } from './support/write-history'

const SEED = 20260304
const HISTORIES = 2
const days = ['2026-07-01', '2026-03-04', '2025-12-31']

let api: Api
const counties: { told: History; name: string; county: Client }[] = []

beforeAll(async () => {
  api = await startApi({ label: 'real_sums', at: '2026-07-01T00:30:00+08:00' })
  // The longest of many, so that little room is lost on empty histories.
  const told = fc
    .sample(history, { numRuns: HISTORIES * 8, seed: SEED })
    .sort((a, b) => b.services.length - a.services.length)
    .slice(0, HISTORIES)
  for (const [no, one] of told.entries()) {
    const name = `org-h${no}`
    await writeHistory(api.rooms, one, name)
    const officer = await employ({ name: '县科长', role: 'county', orgId: `${name}-county` })
    counties.push({ told: one, name, county: await api.signIn(officer) })
  }
}, 60_000)
afterAll(() => api.stop())

async function figuresOf(reader: Client, orgId: string, on: string): Promise<Figure[]> {
  const { status, body } = await reader.get<BoardView>(
    `/api/indicators/board?orgId=${orgId}&on=${on}`,
  )
  expect(status).toBe(200)
  return body.tasks.flatMap(({ figures }) => figures)
}

/** Walks all pages of a list; answers the sum of its rows and what it says of itself. */
async function walk(reader: Client, path: string) {
  let [sum, rows, after] = [0, 0, '']
  for (;;) {
    const { status, body } = await reader.get<ExplainView>(`${path}${after}`)
    expect(status).toBe(200)
    rows += body.items.length
    sum += body.items.reduce((all, { counts }) => all + counts, 0)
    if (body.next === undefined) return { sum, rows, view: body }
    after = `&after=${body.next}`
  }
}

describe('on the real engine, over HTTP, for random histories', () => {
  it('every figure of every area and day is what happened', async () => {
    for (const { told, name, county } of counties) {
      for (const area of areas) {
        for (const day of days) {
          const expected = toldFigures(told, area, day)
          const figures = await figuresOf(county, `${name}-${area}`, day)
          const counted = figures.map(({ code, unit, value, numerator, denominator }) => [
            code,
            unit === '%' ? numerator : value,
            ...(code.startsWith('contract.fulfilment') ? [denominator] : []),
          ])
          expect(counted).toEqual([...expected].map(([code, sides]) => [code, ...sides]))
        }
      }
    }
  }, 120_000)

  it('the rows of all pages add up to both sides of every figure', async () => {
    for (const { name, county } of counties) {
      for (const figure of await figuresOf(county, `${name}-county`, '2026-07-01')) {
        const list = (which: ExplainList) =>
          walk(
            county,
            `/api/indicators/${figure.code}/explain?orgId=${name}-county&list=${which}&limit=17`,
          )
        const numerator = await list('numerator')
        expect([figure.code, numerator.sum]).toEqual([
          figure.code,
          figure.unit === '%' ? figure.numerator : figure.value,
        ])
        const denominator = await list('denominator')
        expect(denominator.sum).toBe(figure.denominator ?? 0)
        const excluded = await list('excluded')
        expect(excluded.sum).toBe(0)
        for (const { sum, rows, view } of [numerator, denominator, excluded]) {
          expect([view.total, view.rows, view.figure]).toEqual([sum, rows, figure])
        }
        const reasons = excluded.view.reasons.reduce((all, { rows }) => all + rows, 0)
        expect(reasons).toBe(excluded.rows)
      }
    }
  }, 120_000)

  it('the file of a figure holds the same rows as its pages', async () => {
    const [first] = counties
    if (!first) throw new Error('no history was written')
    for (const code of ['contract.fulfilment', 'integrated-care.persons2']) {
      const path = `/api/indicators/${code}`
      const { text } = await first.county.get(`${path}/explain.csv`)
      const rows = text.trim().split('\r\n').slice(1)
      for (const [list, name] of [
        ['numerator', '分子'],
        ['denominator', '分母'],
        ['excluded', '未计入'],
      ] as const) {
        const pages = await walk(first.county, `${path}/explain?list=${list}&limit=50`)
        expect(rows.filter((row) => row.startsWith(`${name},`))).toHaveLength(pages.rows)
      }
    }
  })

  it('what is stored beside the lines equals a recount of the lines', async () => {
    const { differences } = await recount()
    expect(differences).toEqual([])
  })
})
