import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import type { NoTimeReason, ReasonView, Time } from '../../../shared/schedule'
import type { FreeQuery, StaffLoad } from '../../schedule/types'
import type { Asker } from './asking'
import type { Door } from './drafting'
import type { EligibleRoom } from './eligible'
import type { BookingNeeds } from './needs'
import { mostAt, peopleAt } from './offer'
import type { Offer } from './offer'
import { ranked } from './ranking'
import { reasonViews } from './reasons'

type Needs = Pick<BookingNeeds, 'schedule' | 'clock'> & EligibleRoom & Area
interface Area {
  isInArea: (asker: Asker, door: Door) => Promise<boolean>
}

/** What is asked for: by whom, what, where, and perhaps who is to come. */
export interface Quest {
  asker: Asker
  offer: Offer
  door: Door
  /** Somebody asked for by name. */
  staffId?: string | undefined
  /** Who has it now, asked first: a move keeps them when it can. */
  keep?: readonly string[] | undefined
  elderMayOverlap?: boolean | undefined
  ownVisit?: string | undefined
  /** The time is claimed next: where there is nobody to choose from, the claims alone decide. */
  willClaim?: true
  /** The last day that can be had; `FURTHEST_DAYS` from today unless given. */
  until?: Day | undefined
}

type Found = { staff: readonly StaffLoad[] } | { reasons: ReasonView[]; failing?: unknown }

/** Who can come when: the rules of the kind first, then those who may be sent, then their free time. */
export function createFindingTime({ schedule, clock, whyNot, eligible, isInArea }: Needs) {
  /** Why nobody can be asked at all on this day, whatever the time. */
  async function whyNever(
    { asker, offer, door, ownVisit }: Quest,
    day: Day,
  ): Promise<NoTimeReason[]> {
    const { elder, orgId } = asker
    const reasons = await whyNot({ elder, orgId, offer, day, ownVisit })
    const inArea = await isInArea(asker, door)
    return inArea ? reasons : [...reasons, 'outside-area']
  }

  /** `people`: how many come then; of a whole day the most that ever do. */
  function eligibleFor({ asker, offer, staffId }: Quest, day: Day, people = mostAt(offer)) {
    const wanted = { elder: asker.elder, orgId: asker.orgId, offer, day }
    return eligible(wanted, { named: staffId, people })
  }

  const queryOf = (quest: Quest, staffIds: readonly string[]) =>
    queryAs(clock.today(), quest, staffIds)

  /** Those who can come at one time, in the order in which they are asked; or why nobody can. */
  async function at(quest: Quest, day: Day, time: Time): Promise<Found> {
    const { offer } = quest
    const views = (reasons: readonly NoTimeReason[]) => reasonViews(reasons, offer.kind)
    const never = await whyNever(quest, day)
    if (never.length > 0) return { reasons: views(never) }
    const people = peopleAt(offer, time)
    const { staff, failing } = await eligibleFor(quest, day, people)
    const staffIds = staff.map(({ personId }) => personId)
    if (staffIds.length === 0) {
      return { reasons: views(['nobody-qualified']), failing: Object.fromEntries(failing) }
    }
    const { willClaim = false } = quest
    const free = await schedule.at({ ...queryOf(quest, staffIds), people, day, time, willClaim })
    if (free.staff.length < people) return { reasons: views(free.reasons) }
    return { staff: await inOrder(free.staff, quest, { day, time }) }
  }

  return { at, whyNever, eligibleFor, queryOf }
}

export type FindingTime = ReturnType<typeof createFindingTime>

/** Whoever is asked for by name first, then those who had it before, then as «any» is chosen. */
async function inOrder(
  free: readonly StaffLoad[],
  { asker, door, staffId, keep = [] }: Quest,
  at: { day: Day; time: Time },
): Promise<StaffLoad[]> {
  const ids = free.map(({ id }) => id)
  const order = await ranked(ids, { elderId: asker.elder.id, near: door.near, ...at })
  const before = [...(staffId ? [staffId] : []), ...keep]
  const first = [...before.filter((id) => order.includes(id)), ...order]
  const loads = new Map(free.map((load) => [load.id, load]))
  return [...new Set(first)].flatMap((id) => loads.get(id) ?? [])
}

const queryAs = (today: Day, quest: Quest, staffIds: readonly string[]) =>
  ({
    staffIds,
    elderId: quest.asker.elder.id,
    minutes: quest.offer.minutes,
    kind: quest.offer.kind,
    home: quest.offer.rule.home,
    people: quest.offer.needs.twoPeople ? 2 : 1,
    // Staff who book for a caller know how soon somebody can be there.
    leadMinutes: quest.asker.staff ? 0 : quest.offer.rule.leadMinutes,
    until: quest.until ?? addDays(today, FURTHEST_DAYS),
    ...(quest.staffId ? { named: quest.staffId } : {}),
    ...(quest.elderMayOverlap ? { elderMayOverlap: true } : {}),
    ...(quest.ownVisit ? { ownVisit: quest.ownVisit } : {}),
  }) satisfies Omit<FreeQuery, 'from' | 'days'>
