/** Run as a process of its own: prints the figures of a county in whatever time zone the process has. */
import fc from 'fast-check'
import type { BoardView, CompareView, ExplainView } from '../../../../shared/indicators'
import { startApi } from '../../../support/api'
import { employ } from '../../../support/build'
import { history } from './history'
import { writeHistory } from './write-history'

/** Half past midnight in China: still yesterday in London and New York. */
const AT = '2025-12-31T00:30:00+08:00'

const explained = [
  'contract.inForce',
  'contract.fulfilment',
  'integrated-care.persons2',
  'integrated-care.times',
  'integrated-care.door.distinct',
]

async function main() {
  const api = await startApi({ label: 'zone', at: AT })
  const told = fc.sample(history, { numRuns: 12, seed: 7 })
  const [one] = told.sort((a, b) => b.services.length - a.services.length)
  if (!one) throw new Error('no history')
  await writeHistory(api.rooms, one, 'org-zone')
  const officer = await employ({ name: '县科长', role: 'county', orgId: 'org-zone-county' })
  const county = await api.signIn(officer)
  const { body: board } = await county.get<BoardView>('/api/indicators/board')
  const { body: compare } = await county.get<CompareView>('/api/indicators/compare')
  const rows = []
  for (const code of explained) {
    for (const list of ['numerator', 'denominator', 'excluded']) {
      const path = `/api/indicators/${code}/explain?list=${list}&limit=100`
      const { items } = (await county.get<ExplainView>(path)).body
      rows.push(
        ...items.map(({ what, day, counts, reason }) => [code, list, what, day, counts, reason]),
      )
    }
  }
  await api.stop()
  const zone = new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()
  process.stdout.write(JSON.stringify({ zone, board, compare, rows }))
}

void main()
