import { integratedCareItems, notCountedFor } from '../../shared/counting'
import type { FirstCode, FirstRow } from '../../shared/counting'
import { yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { LedgerItem, LedgerLine } from '../../shared/ledger'
import { everyPage, keyOf, WALK } from './pages'
import type { Counting, CountRow, LedgerWindow } from './types'

/** Door visits that came to nothing: they stand for none of the six services, and are listed with the reason. */
const missedItems = ['missed.door-service'] as const

interface Which {
  from?: Day
  items?: readonly LedgerItem[]
}

/** Every line of the six services in the area in its year, or from a day on, in order. */
export async function* careLines(
  ledger: LedgerWindow,
  { areaId, asOf }: Counting,
  { from = `${yearOf(asOf)}-01-01`, items = integratedCareItems }: Which = {},
): AsyncGenerator<LedgerLine> {
  const pages = everyPage<LedgerLine>((last) =>
    ledger.linesInArea({
      areaId,
      items,
      from,
      to: asOf,
      ...(last && { after: { day: last.day, id: last.id } }),
      limit: WALK,
    }),
  )
  for await (const page of pages) yield* page
}

/** The lines that made a person count, one a person, in order. */
export async function* firstRows(
  ledger: LedgerWindow,
  ask: Counting,
  code: FirstCode,
): AsyncGenerator<CountRow> {
  for await (const row of firsts(ledger, ask, code)) yield firstRow(row)
}

/** The service lines that count one each. */
export async function* timesRows(ledger: LedgerWindow, ask: Counting): AsyncGenerator<CountRow> {
  for await (const line of careLines(ledger, ask)) {
    if (!notCountedFor('integrated-care.persons1', line)) yield { ...lineRow(line), counts: 1 }
  }
}

/** The lines that stand for nobody in a figure, each with its reason; for two services also those served once. */
export async function* excludedRows(
  ledger: LedgerWindow,
  ask: Counting,
  code: FirstCode,
): AsyncGenerator<CountRow> {
  const items = [...integratedCareItems, ...missedItems]
  for await (const line of careLines(ledger, ask, { items })) {
    const reason = notCountedFor(code, line)
    if (reason) yield { ...lineRow(line), counts: 0, reason }
  }
  if (code === 'integrated-care.persons2') yield* servedOnce(ledger, ask)
}

/** Persons with a first service day and no second one; `once` sorts them after all days. */
async function* servedOnce(ledger: LedgerWindow, ask: Counting): AsyncGenerator<CountRow> {
  const twice = new Set<string>()
  for await (const row of firsts(ledger, ask, 'integrated-care.persons2')) twice.add(row.elderId)
  for await (const row of firsts(ledger, ask, 'integrated-care.persons1')) {
    if (twice.has(row.elderId)) continue
    const key = keyOf('once', row.day, row.elderId)
    yield { ...firstRow(row), key, counts: 0, reason: 'only-once' }
  }
}

async function* firsts(
  ledger: LedgerWindow,
  ask: Counting,
  code: FirstCode,
): AsyncGenerator<FirstRow> {
  const pages = everyPage<FirstRow>((last) =>
    ledger.firsts({
      ...firstsOf(ask, code),
      ...(last && { after: { day: last.day, elderId: last.elderId } }),
      limit: WALK,
    }),
  )
  for await (const page of pages) yield* page
}

export const firstsOf = ({ areaId, asOf }: Counting, code: FirstCode) => ({
  areaId,
  code,
  year: yearOf(asOf),
  to: asOf,
})

export const lineRow = ({ id, day, elderId, orgId }: LedgerLine) => ({
  key: keyOf(day, id),
  id,
  day,
  elderId,
  orgId,
})

/** A person counts once; the organisation and words of the line are looked up when it is shown. */
const firstRow = ({ day, elderId, lineId }: FirstRow): CountRow => ({
  key: keyOf(day, elderId),
  id: lineId,
  day,
  elderId,
  counts: 1,
})
