import type { Day } from '../../shared/day'
import type { PlanRequest, ScheduledStaff } from '../../shared/schedule'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import type { StaffMember } from '../people/types'
import { refuseOutside } from './bounds'
import type { Finding } from './finding'
import type { ScheduleNeeds } from './needs'
import { planStore } from './stores/plans'
import type { Plans } from './types'

type Needs = Pick<ScheduleNeeds, 'clock'> & { finding: Finding }

/** The weekly plans of staff. */
export function createPlanning({ clock, finding }: Needs) {
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
  ): Promise<Planning> {
    const member = await finding.toPlan(actor, staffId)
    refuseOutside(asked.from, clock.today())
    const seen = await plansOf(staffId)
    refuseUnless(seen.version === version, 'schedule.plan-changed')
    const act = actFor(actor, staffId, clock)
    refuseUnless(await planStore.put(staffId, seen, { ...asked, act }), 'schedule.plan-changed')
    return { member, plans: await plansOf(staffId), today: clock.today() }
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
