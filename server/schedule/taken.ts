import type { Day } from '../../shared/day'
import { CELLS, cellOfText } from './cells'
import type { Holding } from './types'

/** What of some people's days is taken, and how many visits they have. */
export interface TakenTime {
  /** Cells of a member of staff, 1 where taken; undefined: nothing is. */
  staff: (id: string, day: Day) => Uint8Array | undefined
  booked: (id: string, day: Day) => number
  /** Cells of the elder who was asked for. */
  elder: (day: Day) => Uint8Array | undefined
}

const TIME = '|0900'.length
const ORDINAL = '|01'.length

/**
 * Read from what visits mean to hold. That is every key that stands, and besides those of a visit that is just about
 * to take or to lose them: a time may be missing for a moment, none is offered that stands for somebody else.
 */
export function takenBy(
  holdings: readonly Holding[],
  { elderId, ownVisit }: { elderId?: string | undefined; ownVisit?: string | undefined },
): TakenTime {
  const staff = new Map<string, Uint8Array>()
  const booked = new Map<string, number>()
  const elder = new Map<Day, Uint8Array>()
  const elderHead = `e:${elderId ?? ''}|`

  /** `s:<id>|<day>|<HHMM>`, `n:<id>|<day>|<ordinal>`, `e:<id>|<day>|<HHMM>[|<visit>]` */
  function read(key: string, days: Set<string>) {
    if (key.startsWith('s:')) mark(staff, key.slice(2, -TIME), key.slice(1 - TIME))
    else if (key.startsWith('n:')) days.add(key.slice(2, -ORDINAL))
    else if (key.startsWith(elderHead)) {
      const [, day = '', time = ''] = key.split('|')
      mark(elder, day, time)
    }
  }

  for (const { visitId, keys } of holdings) {
    if (visitId === ownVisit) continue
    const days = new Set<string>()
    for (const key of keys) read(key, days)
    for (const day of days) booked.set(day, (booked.get(day) ?? 0) + 1)
  }
  return {
    staff: (id, day) => staff.get(`${id}|${day}`),
    booked: (id, day) => booked.get(`${id}|${day}`) ?? 0,
    elder: (day) => elder.get(day),
  }
}

function mark(cellsOf: Map<string, Uint8Array>, whose: string, time: string) {
  const cells = cellsOf.get(whose) ?? new Uint8Array(CELLS)
  const cell = cellOfText(time)
  if (cell >= 0) cells[cell] = 1
  cellsOf.set(whose, cells)
}
