import type { Day } from '../../shared/day'
import { kindOf } from '../../shared/ledger'
import type { LedgerItem, LedgerLine } from '../../shared/ledger'
import type { FigureCode } from '../../shared/tasks/codes'
import { careLines, lineRow } from './care-lists'
import type { Counter, Counting, CountRow, LedgerWindow, Sums } from './types'
import { timesInYear } from './year-times'

/** What each figure counts, and the visits that came to nothing, which are listed with their reason. */
const itemsOf = {
  'home-visit.times': ['service.home-visit', 'missed.doctor-visit'],
  'home-nursing.times': ['service.home-nursing', 'missed.home-nursing'],
} as const satisfies Partial<Record<FigureCode, readonly [LedgerItem, LedgerItem]>>

type VisitCode = keyof typeof itemsOf
const codes = Object.keys(itemsOf) as VisitCode[]

/** Counts what was brought home by doctors and nurses: one line, one time. */
export function createVisitCounter({ ledger }: { ledger: LedgerWindow }): Counter {
  async function sums(ask: Counting, asked: readonly FigureCode[]): Promise<Map<FigureCode, Sums>> {
    const own = codes.filter((code) => asked.includes(code))
    const times = await Promise.all(own.map((code) => timesOf(ledger, ask, itemsOf[code][0])))
    return new Map(own.map((code, at) => [code, { numerator: times[at] ?? 0 }]))
  }

  async function* rows(ask: Parameters<Counter['rows']>[0]): AsyncGenerator<CountRow> {
    const code = codes.find((own) => own === ask.code)
    if (!code || ask.list === 'denominator') return
    for await (const line of careLines(ledger, ask, { items: itemsOf[code] })) {
      if (counts(line) !== (ask.list === 'numerator')) continue
      const { excluded: reason } = line
      yield { ...lineRow(line), counts: reason ? 0 : 1, ...(reason && { reason }) }
    }
  }

  return { codes, sums, rows }
}

const timesOf = (ledger: LedgerWindow, ask: Counting, item: LedgerItem): Promise<number> =>
  timesInYear(ask, {
    months: (from, to) => ledger.times({ areaId: ask.areaId, key: item, from, to }),
    since: (day) => timesSince(ledger, ask, { from: day, items: [item] }),
  })

async function timesSince(
  ledger: LedgerWindow,
  ask: Counting,
  which: { from: Day; items: readonly LedgerItem[] },
): Promise<number> {
  let times = 0
  for await (const line of careLines(ledger, ask, which)) if (counts(line)) times += 1
  return times
}

const counts = ({ item, excluded }: LedgerLine) => kindOf(item) !== undefined && !excluded
