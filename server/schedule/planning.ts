import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import { SERIES_FURTHEST_DAYS } from '../../shared/schedule'
import type { PlanRequest, ScheduledStaff } from '../../shared/schedule'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import type { StaffMember } from '../people/types'
import type { Affecting } from './affecting'
import { refuseOutside } from './bounds'
import type { Finding } from './finding'
import { createFreeing } from './freeing'
import type { ScheduleNeeds } from './needs'
import { planStore } from './stores/plans'
import type { Affected, Plans } from './types'

type Needs = Pick<ScheduleNeeds, 'clock' | 'freed'> & { finding: Finding; affecting: Affecting }

/** The weekly plans of staff. */
export function createPlanning({ clock, finding, affecting, freed }: Needs) {
  const freedFor = createFreeing({ clock, freed })

  async function plansOf(staffId: string): Promise<Plans> {
    return (await planStore.of([staffId])).get(staffId) ?? { staffId, version: 0, plans: [] }
  }

  async function staff(actor: Actor, orgId: string): Promise<Planned[]> {
    const members = await finding.staffOf(actor, orgId, clock.today())
    const plans = await planStore.of(members.map(({ personId }) => personId))
    return members.map((member) => ({ member, planned: plans.has(member.personId) }))
  }

  async function plan(actor: Actor, staffId: string): Promise<Planning> {
    const member = await finding.toSee(actor, staffId)
    return { member, plans: await plansOf(staffId), today: clock.today() }
  }

  async function setPlan(
    actor: Actor,
    staffId: string,
    { version, ...asked }: PlanRequest,
  ): Promise<Planning & { affected: Affected[] }> {
    const member = await finding.toPlan(actor, staffId)
    refuseOutside(asked.from, clock.today())
    const seen = await plansOf(staffId)
    refuseUnless(seen.version === version, 'schedule.plan-changed')
    const act = actFor(actor, staffId, clock)
    refuseUnless(await planStore.put(staffId, seen, { ...asked, act }), 'schedule.plan-changed')
    await freedFor(member, asked.from)
    const today = clock.today()
    const until = addDays(today, SERIES_FURTHEST_DAYS)
    const affected = await affecting.offDuty([staffId], asked.from, until)
    return { member, plans: await plansOf(staffId), today, affected }
  }

  return { staff, plan, setPlan }
}

export interface Planned extends Pick<ScheduledStaff, 'planned'> {
  member: StaffMember
}

export interface Planning {
  member: StaffMember
  plans: Plans
  today: Day
}
