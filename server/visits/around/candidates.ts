import { inTheWayWords } from '../../../shared/in-the-way'
import type { CandidateReason, CandidatesView, CandidateView } from '../../../shared/visits/desk'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { StaffMember } from '../../people/types'
import { createDrafting } from '../booking/drafting'
import { createEligible } from '../booking/eligible'
import { createFindingTime } from '../booking/finding-time'
import { ranked } from '../booking/ranking'
import { findVisit } from '../finding'
import { houseRoles, isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'
import { createQuests } from './quests'

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
    const { day, time } = visit
    const ids = members.map(({ personId }) => personId)
    const busy = await schedule.inTheWay({ ...queryOf(quest, ids), day, time })
    const all = members.map((member) => {
      const { personId } = member
      const timely = (busy.get(personId) ?? []).map((code) => ({ code, says: inTheWayWords[code] }))
      return candidate(visit, member, [...(failing.get(personId) ?? []), ...timely])
    })
    const order = await ranked(
      all.map((each) => each.id),
      { ...visit, elderId: elder.id },
    )
    const place = (each: CandidateView) =>
      (each.reasons.length > 0 ? all.length : 0) + order.indexOf(each.id)
    return { people: visit.people, items: all.toSorted((one, other) => place(one) - place(other)) }
  }

  return { candidates }
}

const candidate = (
  { staffIds, declinedBy }: Visit,
  { personId: id, name, title }: StaffMember,
  reasons: CandidateReason[],
): CandidateView => ({
  ...{ id, name, title, reasons },
  assigned: staffIds.includes(id),
  declined: declinedBy.includes(id),
})
