import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { DayMark, RosterDay } from '../../shared/schedule'
import type { Actor } from '../kit/actor'
import type { StaffMember } from '../people/types'
import type { Finding } from './finding'
import type { ScheduleNeeds } from './needs'
import { partOn } from './staff-day'
import { takenBy } from './taken'
import type { Block } from './types'
import { workingsOf } from './working'
import type { Work } from './working'

const WEEK = 7

export interface Roster {
  days: DayMark[]
  rows: { member: StaffMember; days: RosterDay[] }[]
}

type Needs = Pick<ScheduleNeeds, 'clock' | 'holders'> & { finding: Finding }

/** Seven days of everybody who can be booked. */
export function createRoster({ clock, holders, finding }: Needs) {
  async function roster(
    actor: Actor,
    { orgId, from = clock.today() }: { orgId: string; from?: Day | undefined },
  ): Promise<Roster> {
    const members = await finding.staffOf(actor, orgId, from)
    const staffIds = members.map(({ personId }) => personId)
    const to = addDays(from, WEEK - 1)
    const [{ marks, of }, holdings] = await Promise.all([
      workingsOf(staffIds, from, WEEK),
      holders.holding({ staffIds, from, to }),
    ])
    const { booked } = takenBy(holdings, {})
    const rows = members.map((member) => ({
      member,
      days: marks.map((mark) => {
        const id = member.personId
        return rosterDay(mark, of(id, mark), booked(id, mark.day))
      }),
    }))
    return { days: marks, rows }
  }

  return { roster }
}

function rosterDay({ day }: DayMark, work: Work, booked: number): RosterDay {
  const { spans, special, note, plan, blocks } = work
  return {
    day,
    spans,
    ...(special ? { special } : {}),
    ...(note === undefined ? {} : { note }),
    booked,
    cap: plan?.capPerDay ?? 0,
    blocks: blocks.flatMap((block) => blockOn(block, day)),
  }
}

function blockOn(block: Block, day: Day): RosterDay['blocks'] {
  const { id, kind, why } = block
  const part = partOn(block, day)
  return part ? [{ id, kind, ...part, ...(why === undefined ? {} : { why }) }] : []
}
