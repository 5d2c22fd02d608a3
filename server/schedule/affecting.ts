import { daysBetween } from '../../shared/day'
import type { Day } from '../../shared/day'
import { wallText } from './bounds'
import { cellOfText, endOfCell } from './cells'
import type { ScheduleNeeds } from './needs'
import { busyCells, openCells } from './staff-day'
import type { Affected, Block, Holding } from './types'
import { workingsOf } from './working'
import type { Work } from './working'

/** Visits whose staff do not work then after all: asked whenever a list is shown, so none is forgotten. */
export function createAffecting({ holders, clock }: Pick<ScheduleNeeds, 'holders' | 'clock'>) {
  /** Visits of these staff on these days that somebody has yet to set off to, one for each of the staff who come. */
  async function coming(staffIds: readonly string[], from: Day, to: Day): Promise<Coming[]> {
    const now = wallText(clock.now())
    const among = new Set(staffIds)
    const holdings = staffIds.length > 0 ? await holders.holding({ staffIds, from, to }) : []
    return holdings
      .filter((holding) => holding.ahead && endOf(holding) > now)
      .toSorted((one, other) => (whenOf(one) < whenOf(other) ? -1 : 1))
      .flatMap((holding) =>
        holding.staffIds
          .filter((staffId) => among.has(staffId))
          .map((staffId) => ({ staffId, holding })),
      )
  }

  /**
   * Every visit still ahead that stands in a block, or outside of what its member of staff works that day; soonest
   * first. Of two who come only who is away.
   */
  async function offDuty(staffIds: readonly string[], from: Day, to: Day): Promise<Affected[]> {
    const [{ marks, of }, all] = await Promise.all([
      workingsOf(staffIds, from, daysBetween(from, to) + 1),
      coming(staffIds, from, to),
    ])
    const markOn = new Map(marks.map((mark) => [mark.day, mark]))
    const isOff = ({ staffId, holding }: Coming) => {
      const mark = markOn.get(holding.day)
      return mark !== undefined && !isOnDuty({ staffId, holding }, of(staffId, mark))
    }
    return all.filter(isOff).map(affectedOf)
  }

  /** The visits one block is in the way of, the way to them included. */
  async function inBlock(block: Block): Promise<Affected[]> {
    const all = await coming([block.staffId], block.from.day, block.to.day)
    return all.filter((each) => !isClear(each, [block])).map(affectedOf)
  }

  return { offDuty, inBlock }
}

export type Affecting = ReturnType<typeof createAffecting>

interface Coming {
  staffId: string
  holding: Holding
}

/** Is the visit in working time, and neither it nor the way to it in a block? */
const isOnDuty = (coming: Coming, { spans, blocks }: Work): boolean =>
  isClear(coming, blocks) && isPlanned(coming.holding, openCells(spans))

const isClear = ({ staffId, holding }: Coming, blocks: readonly Block[]): boolean => {
  const busy = busyCells(undefined, blocks, holding.day)
  return cellsOf(holding, `s:${staffId}|${holding.day}|`).every((cell) => busy[cell] === 0)
}

const isPlanned = (holding: Holding, open: Uint8Array): boolean =>
  cellsOf(holding, `e:${holding.elderId}|${holding.day}|`).every((cell) => open[cell] === 1)

const cellsOf = ({ keys }: Holding, head: string): number[] =>
  keys
    .filter((key) => key.startsWith(head))
    .map((key) => cellOfText(key.slice(head.length, head.length + TIME)))
const TIME = '0900'.length

/** When its last cell is over. */
function endOf(holding: Holding): string {
  const cells = cellsOf(holding, `e:${holding.elderId}|${holding.day}|`)
  return `${holding.day}T${endOfCell(Math.max(...cells))}`
}

const whenOf = ({ day, time }: Holding) => `${day}T${time}`

const affectedOf = ({ staffId, holding: { visitId, day, time } }: Coming): Affected => ({
  staffId,
  visitId,
  day,
  time,
})
