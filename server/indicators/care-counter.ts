import { notCountedFor } from '../../shared/counting'
import type { FirstCode } from '../../shared/counting'
import type { Day } from '../../shared/day'
import type { FigureCode } from '../../shared/tasks/codes'
import { careLines, excludedRows, firstRows, firstsOf, timesRows } from './care-lists'
import type { Counter, Counting, CountRow, LedgerWindow, Sums } from './types'
import { timesInYear } from './year-times'

/** The first-occurrence rows behind each figure of 老年健康与医养结合服务 that counts persons. */
const streamOf = {
  'integrated-care.persons1': 'integrated-care.persons1',
  'integrated-care.persons2': 'integrated-care.persons2',
  'integrated-care.plan': 'integrated-care.persons1',
  'integrated-care.plan2': 'integrated-care.persons2',
  'integrated-care.door.aged80': 'integrated-care.door.aged80',
  'integrated-care.door.care-dependent': 'integrated-care.door.care-dependent',
  'integrated-care.door.limited-mobility': 'integrated-care.door.limited-mobility',
  'integrated-care.door.distinct': 'integrated-care.door.distinct',
  'integrated-care.door.rate': 'integrated-care.door.distinct',
} as const satisfies Partial<Record<FigureCode, FirstCode>>

const personsCodes = Object.keys(streamOf) as (keyof typeof streamOf)[]
const TIMES = 'integrated-care.times'

/**
 * Counts the services of task 5. Persons come from first-occurrence rows and times from month rollups, so a figure
 * costs the same however many services stand behind it; only a month that is cut by the day is read line by line.
 */
export function createCareCounter({ ledger }: { ledger: LedgerWindow }): Counter {
  async function sums(ask: Counting, codes: readonly FigureCode[]) {
    const own = personsCodes.filter((code) => codes.includes(code))
    const streams = [...new Set(own.map((code) => streamOf[code]))]
    const counts = await Promise.all(
      streams.map((stream) => ledger.countFirsts(firstsOf(ask, stream))),
    )
    const found = new Map<FigureCode, Sums>(
      own.map((code) => [code, { numerator: counts[streams.indexOf(streamOf[code])] ?? 0 }]),
    )
    if (codes.includes(TIMES)) found.set(TIMES, { numerator: await timesOf(ledger, ask) })
    return found
  }

  function rows({ code, list, ...ask }: Parameters<Counter['rows']>[0]): AsyncIterable<CountRow> {
    const persons = personsCodes.find((own) => own === code)
    const stream = persons ? streamOf[persons] : 'integrated-care.persons1'
    switch (list) {
      case 'denominator':
        return nothing()
      case 'excluded':
        return excludedRows(ledger, ask, stream)
      case 'numerator':
        return persons ? firstRows(ledger, ask, stream) : timesRows(ledger, ask)
    }
  }

  return { codes: [...personsCodes, TIMES], sums, rows }
}

const timesOf = (ledger: LedgerWindow, ask: Counting): Promise<number> =>
  timesInYear(ask, {
    months: (from, to) => ledger.times({ areaId: ask.areaId, key: 'integrated-care', from, to }),
    since: (day) => timesSince(ledger, ask, day),
  })

async function timesSince(ledger: LedgerWindow, ask: Counting, from: Day): Promise<number> {
  let times = 0
  for await (const line of careLines(ledger, ask, { from })) {
    if (!notCountedFor('integrated-care.persons1', line)) times += 1
  }
  return times
}

async function* nothing(): AsyncGenerator<CountRow> {
  // A base is entered, not counted: it has no rows here.
}
