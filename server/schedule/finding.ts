import type { Day } from '../../shared/day'
import type { Actor } from '../kit/actor'
import { refuse, refuseUnless } from '../kit/refusal'
import type { RefusalCode } from '../kit/refusal'
import type { StaffMember } from '../people/types'
import type { ScheduleNeeds } from './needs'
import { asPlanner, isBookable, mayPlan, maySeePlan } from './policy'

/** Whose work somebody may plan or see; missing and out of scope are one answer. */
export function createFinding({ people, clock }: Pick<ScheduleNeeds, 'people' | 'clock'>) {
  async function member(
    staffId: string,
    may: (held: StaffMember) => boolean,
    code: RefusalCode = 'schedule.staff-unknown',
  ): Promise<StaffMember> {
    const held = (await people.staffOf([staffId], clock.today())).filter(isBookable)
    return held.find(may) ?? refuse(code)
  }

  return {
    toPlan: (actor: Actor, staffId: string, code?: RefusalCode) =>
      member(staffId, (held) => mayPlan(actor, held), code),

    toSee: (actor: Actor, staffId: string) => member(staffId, (held) => maySeePlan(actor, held)),

    /** Everybody of an organisation in the actor's scope who can be booked on the day, each once, by name. */
    async staffOf(actor: Actor, orgId: string, day: Day): Promise<StaffMember[]> {
      const organisation = await people.organisationInScope(asPlanner(actor), orgId, clock.today())
      refuseUnless(organisation, 'schedule.organisation-unknown')
      const staff = (await people.staffOfCentre(orgId, day)).filter(isBookable)
      const once = new Map(staff.map((held) => [held.personId, held]))
      return [...once.values()].toSorted((one, other) => byText(one.name, other.name))
    },
  }
}

export type Finding = ReturnType<typeof createFinding>

const byText = (one: string, other: string) => one.localeCompare(other, 'zh-CN')
