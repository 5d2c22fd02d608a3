import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { createDrafting } from '../booking/drafting'
import { createEligible } from '../booking/eligible'
import { createFindingTime } from '../booking/finding-time'
import { reasonViews, refuseFor } from '../booking/reasons'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'
import { createQuests } from './quests'

/** Who comes instead, those who lead first: the rules of booking hold for them as for everybody. */
export function createChoosing(needs: AroundNeeds) {
  const { schedule, refuseByGate } = needs
  const questOf = createQuests(needs)
  const finding = createFindingTime({
    ...needs,
    ...createEligible(needs),
    ...createDrafting(needs),
  })

  /** Those named, or whoever is right. */
  async function chosen(actor: Actor, visit: Visit, named?: readonly string[]): Promise<string[]> {
    if (named) await refuseUnlessOthers(visit, named)
    const found = await finding.at(await questOf(actor, visit), visit.day, visit.time)
    if ('reasons' in found) return refuseFor(found.reasons)
    const free = found.staff.map((load) => load.id)
    return named ? refuseUnlessFree(named, free) : others(visit, free)
  }

  async function refuseUnlessOthers(visit: Visit, named: readonly string[]): Promise<void> {
    const { people: many, staffIds } = visit
    refuseUnless(new Set(named).size === many && named.length === many, 'visit.staff-not-right', {
      people: many,
    })
    refuseUnless(
      named.some((each) => !staffIds.includes(each)),
      'visit.same-staff',
    )
    await refuseByGate(visit, named)
  }

  /** Whoever can still come stays; when nobody is off duty or missing the office wants somebody else altogether. */
  async function others(visit: Visit, free: readonly string[]): Promise<string[]> {
    const { staffIds, declinedBy, day, id } = visit
    const away = await schedule.offDuty(staffIds, day, day)
    const off = new Set(away.flatMap(({ visitId, staffId }) => (visitId === id ? [staffId] : [])))
    const lacks = off.size > 0 || staffIds.length < visit.people
    const staying = lacks ? staffIds.filter((each) => !off.has(each)) : []
    const fresh = free.filter((each) => !staffIds.includes(each) && !declinedBy.includes(each))
    const all = [...staying.filter((each) => free.includes(each)), ...fresh]
    return all.length < visit.people ? refuseFor(reasonViews(['nobody-free'], visit.kind)) : all
  }

  return chosen
}

function refuseUnlessFree(named: readonly string[], free: readonly string[]): string[] {
  const taken = named.filter((each) => !free.includes(each))
  refuseUnless(taken.length === 0, 'visit.staff-not-right', { staffIds: taken })
  return [...named]
}
