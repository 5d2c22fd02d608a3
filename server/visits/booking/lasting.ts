import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import type { FreeOnDay } from '../../schedule/types'
import type { FindingTime, Quest } from './finding-time'

type Finding = Pick<FindingTime, 'whyNever' | 'eligibleFor'>
type Could = { staffIds: string[] } | { why: readonly NoTimeReason[] }

/** Those who could be sent on a day, whatever the time; or why nobody ever could. */
export async function whoCould(finding: Finding, quest: Quest, day: Day): Promise<Could> {
  const why = await finding.whyNever(quest, day)
  if (why.length > 0) return { why }
  const { staff } = await finding.eligibleFor(quest, day)
  if (staff.length === 0) return { why: ['nobody-qualified'] }
  return { staffIds: staff.map(({ personId }) => personId) }
}

interface Lasting {
  days: FreeOnDay[]
  /** Why nobody could be sent on the last day; empty when somebody could. */
  why: readonly NoTimeReason[]
}

/**
 * Free times are asked for by who could be sent on the first day. A contract, a certificate or a policy may end before
 * the last: what could not be claimed then is left out. Mostly nothing ends, and the last day alone tells.
 */
export async function stillSendable(
  finding: Finding,
  quest: Quest,
  { staffIds, days }: { staffIds: readonly string[]; days: readonly FreeOnDay[] },
): Promise<Lasting> {
  const last = days.findLast(({ times }) => times.length > 0)
  const atEnd = last && last !== days[0] && (await whoCould(finding, quest, last.day))
  if (!atEnd || staffIds.every((id) => idsOf(atEnd).includes(id)))
    return { days: [...days], why: [] }
  const left: FreeOnDay[] = []
  for (const each of days) {
    const could = each.times.length > 0 ? await whoCould(finding, quest, each.day) : atEnd
    left.push(only(each, idsOf(could)))
  }
  return { days: left, why: 'why' in atEnd ? atEnd.why : [] }
}

const idsOf = (could: Could): readonly string[] => ('staffIds' in could ? could.staffIds : [])

function only({ times, ...mark }: FreeOnDay, ids: readonly string[]): FreeOnDay {
  const sendable = times.map(({ time, staff }) => ({
    time,
    staff: staff.filter(({ id }) => ids.includes(id)),
  }))
  return { ...mark, times: sendable.filter(({ staff }) => staff.length > 0) }
}
