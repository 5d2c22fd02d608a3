import type { NoTimeReason } from '../../../shared/schedule'
import type { CandidatesView, CandidateView } from '../../../shared/visits/desk'
import { reasonWords } from '../../../shared/visits/rules'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { StaffMember } from '../../people/types'
import { createDrafting } from '../booking/drafting'
import { createEligible } from '../booking/eligible'
import { createFindingTime } from '../booking/finding-time'
import type { Quest } from '../booking/finding-time'
import { ranked } from '../booking/ranking'
import { findVisit } from '../finding'
import { houseRoles, isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'
import { createQuests } from './quests'

/** Said to whoever assigns: what stands in the way of one person at one time. */
const inTheWay: Partial<Record<NoTimeReason, string>> = {
  'nobody-free': '那时有别的预约、请假，或当天已约满',
  'outside-hours': '那时不上班',
}

/** Whom the office may send to a visit, and what stops each of the others. */
export function createCandidates(needs: AroundNeeds) {
  const { people, schedule } = needs
  const questOf = createQuests(needs)
  const eligibility = createEligible(needs)
  const { ofRole, eligible } = eligibility
  const { queryOf } = createFindingTime({ ...needs, ...eligibility, ...createDrafting(needs) })

  /** Those who can come stand first, in the order in which they would be asked. */
  async function candidates(actor: Actor, id: string): Promise<CandidatesView> {
    const visit = await findVisit(people, actor, id)
    refuseUnless(isOfHouse(actor, visit, houseRoles), 'who.not-allowed')
    const quest = await questOf(actor, visit)
    const { elder, orgId } = quest.asker
    const wanted = { elder, orgId, offer: quest.offer, day: visit.day }
    const [members, { failing }] = await Promise.all([ofRole(wanted), eligible(wanted)])
    const all = await Promise.all(
      members.map(async (member) => {
        const failures = (failing.get(member.personId) ?? []).map(({ says }) => says)
        const why = [...failures, ...(await busyWith(quest, visit, member))]
        return candidate(visit, member, why)
      }),
    )
    const order = await ranked(
      all.map((each) => each.id),
      { ...visit, elderId: elder.id },
    )
    const place = (each: CandidateView) =>
      (each.why.length > 0 ? all.length : 0) + order.indexOf(each.id)
    return { people: visit.people, items: all.toSorted((one, other) => place(one) - place(other)) }
  }

  /** Why one person has no time then; empty when there is. */
  async function busyWith(
    quest: Quest,
    { day, time }: Visit,
    { personId }: StaffMember,
  ): Promise<string[]> {
    const alone = { ...queryOf(quest, [personId]), people: 1 as const, day, time }
    const { reasons } = await schedule.at(alone)
    return reasons.map((code) => inTheWay[code] ?? reasonWords[code])
  }

  return { candidates }
}

const candidate = (
  { staffIds, declinedBy }: Visit,
  { personId: id, name, title }: StaffMember,
  why: string[],
): CandidateView => ({
  ...{ id, name, title, why },
  assigned: staffIds.includes(id),
  declined: declinedBy.includes(id),
})
