import type { ExplainList } from '../../shared/indicators'
import { reasonWords } from '../../shared/records'
import type { NotCounted } from '../../shared/records'
import type { Counted } from './figures'
import { keyOf } from './pages'
import type { Counter, Counting, CountRow } from './types'

/** One list behind a figure: sums over all of it, and one page of its rows. */
export interface Explained {
  total: number
  rows: number
  reasons: { reason: NotCounted; words: string; rows: number }[]
  page: CountRow[]
  /** The key of the last row of the page, when more follow. */
  next?: string
}

export type ListAsk = Counting & { code: Counter['codes'][number]; list: ExplainList }

/** Walks a whole list once: counts all of it, keeps only the rows after `after`, at most `limit`. */
export async function explainList(
  rows: AsyncIterable<CountRow>,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Explained> {
  const page: CountRow[] = []
  const reasons = new Map<NotCounted, number>()
  let [total, count, more] = [0, 0, false]
  for await (const row of rows) {
    total += row.counts
    count += 1
    if (row.reason) reasons.set(row.reason, (reasons.get(row.reason) ?? 0) + 1)
    if (after !== undefined && row.key <= after) continue
    if (page.length < limit) page.push(row)
    else more = true
  }
  const last = page.at(-1)
  return {
    total,
    rows: count,
    reasons: [...reasons].map(([reason, own]) => ({
      reason,
      words: reasonWords[reason],
      rows: own,
    })),
    page,
    ...(more && last && { next: last.key }),
  }
}

/** The rows of a list: entered bases where a figure divides by one, counted rows everywhere else. */
export async function* listRows(
  counters: readonly Counter[],
  { base }: Counted,
  ask: ListAsk,
): AsyncGenerator<CountRow> {
  if (ask.list === 'denominator' && base) yield* baseRows(base)
  const counter = counters.find(({ codes }) => codes.includes(ask.code))
  if (counter) yield* counter.rows(ask)
}

function baseRows({ persons, entries }: NonNullable<Counted['base']>): CountRow[] {
  return entries
    .map((entry) => ({
      key: keyOf(entry.enteredOn, entry.id),
      id: entry.id,
      day: entry.enteredOn,
      orgId: entry.orgId,
      what: `${entry.year} 年底数 ${entry.persons}，来源：${entry.source}`,
      // An incomplete sum divides nothing, so its entries stand for nothing yet.
      counts: persons === undefined ? 0 : entry.persons,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
