import fc from 'fast-check'
import type { ExplainList } from '../../../shared/indicators'
import { figureCodes } from '../../../shared/tasks/codes'
import type { FigureCode } from '../../../shared/tasks/codes'
import { createCareCounter } from '../../../server/indicators/care-counter'
import { createContractCounter } from '../../../server/indicators/contract-counter'
import { createVisitCounter } from '../../../server/indicators/visit-counter'
import { explainList } from '../../../server/indicators/explain'
import type { CountRow, Counting } from '../../../server/indicators/types'
import { areas, asOfDay, history } from './support/history'
import type { History } from './support/history'
import { toldFigures } from './support/oracle'
import { windowsOn } from './support/windows'

const RUNS = { numRuns: 80 }

type Ask = Counting & { code: FigureCode; list: ExplainList }

const question: fc.Arbitrary<Ask> = fc.record({
  areaId: fc.constantFrom(...areas),
  asOf: asOfDay,
  code: fc.constantFrom(...figureCodes),
  list: fc.constantFrom<ExplainList>('numerator', 'denominator', 'excluded'),
})

describe('over any history of contracts, services, voids and tags', () => {
  it('every counted figure is what happened, and the rows behind it add up to it', () =>
    fc.assert(
      fc.asyncProperty(history, asOfDay, fc.constantFrom(...areas), async (told, asOf, areaId) => {
        const expected = toldFigures(told, areaId, asOf)
        const counters = countersOn(told)
        for (const counter of counters) {
          const sums = await counter.sums({ areaId, asOf }, figureCodes)
          for (const code of counter.codes) {
            const { numerator, denominator } = sums.get(code) ?? {}
            expect([code, numerator, denominator]).toEqual([code, ...sidesOf(expected, code)])
            const total = async (list: ExplainList) =>
              (await explained(counter.rows({ areaId, asOf, code, list }))).total
            expect(await total('numerator')).toBe(numerator)
            expect(await total('denominator')).toBe(denominator ?? 0)
            expect(await total('excluded')).toBe(0)
          }
        }
      }),
      RUNS,
    ))

  it('every row left out says why, and no row is on a list twice', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        asOfDay,
        fc.constantFrom(...figureCodes),
        async (told, asOf, code) => {
          const ask = { areaId: 'county', asOf, code }
          const excluded = await allRows(told, { ...ask, list: 'excluded' })
          expect(excluded.filter(({ reason, counts }) => !reason || counts !== 0)).toEqual([])
          const counted = await allRows(told, { ...ask, list: 'numerator' })
          expect(counted.filter(({ reason, counts }) => reason || counts < 1)).toEqual([])
          for (const rows of [excluded, counted]) {
            expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
            expect(rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key).sort())
          }
        },
      ),
      RUNS,
    ))

  it('no line is both counted and left out, and every line of the six services is one of them for 人次', () =>
    fc.assert(
      fc.asyncProperty(history, asOfDay, async (told, asOf) => {
        const ask = { areaId: 'county', asOf, code: 'integrated-care.times' as const }
        const counted = await allRows(told, { ...ask, list: 'numerator' })
        const excluded = await allRows(told, { ...ask, list: 'excluded' })
        const six = ['blood-pressure', 'rehab-guidance', 'nutrition-guidance']
        const lines = told.services.filter(
          ({ kind, day }) =>
            six.includes(kind) && day.slice(0, 4) === asOf.slice(0, 4) && day <= asOf,
        )
        const ids = new Set([...counted, ...excluded].map(({ id }) => id))
        expect(ids.size).toBe(counted.length + excluded.length)
        expect(ids.size).toBe(lines.length)
      }),
      RUNS,
    ))

  it('pages of any size are the whole list, once', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        question,
        fc.integer({ min: 1, max: 7 }),
        async (told, ask, limit) => {
          const all = await allRows(told, ask)
          const paged: CountRow[] = []
          let after: string | undefined
          do {
            const { page, next, rows } = await explainList(rowsOf(told, ask), { limit, after })
            expect(rows).toBe(all.length)
            paged.push(...page)
            after = next
          } while (after !== undefined && paged.length <= all.length)
          expect(paged).toEqual(all)
        },
      ),
      RUNS,
    ))
})

const countersOn = (told: History) => {
  const windows = windowsOn(told)
  return [createContractCounter(windows), createCareCounter(windows), createVisitCounter(windows)]
}

function rowsOf(told: History, ask: Ask): AsyncIterable<CountRow> {
  const counter = countersOn(told).find(({ codes }) => codes.includes(ask.code))
  if (!counter) throw new Error(`nobody counts ${ask.code}`)
  return counter.rows(ask)
}

const explained = (rows: AsyncIterable<CountRow>) => explainList(rows, { limit: Infinity })
const allRows = async (told: History, ask: Ask) => (await explained(rowsOf(told, ask))).page

function sidesOf(expected: Map<string, [number, number?]>, code: FigureCode) {
  const [numerator, denominator] = expected.get(code) ?? [NaN]
  return [numerator, denominator]
}
