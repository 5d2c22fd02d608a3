import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import type { GateFailure } from '../../../shared/visits/credentials'
import { inHospitalOn } from '../../people/stays'
import type { Person, StaffMember } from '../../people/types'
import type { BookingNeeds } from './needs'
import type { Offer } from './offer'
import { createPromises } from './promises'

type Needs = Pick<BookingNeeds, 'people' | 'contracts' | 'ledgerReads' | 'gate' | 'clock'>

interface For {
  elder: Person
  orgId: string
  offer: Offer
  day: Day
  /** A visit that is to change: it does not stand in its own way. */
  ownVisit?: string | undefined
}

/** Somebody asked for by name, and how many come: beside one named, anybody else may be the second. */
interface AskedFor {
  named?: string | undefined
  people: 1 | 2
}

/** Those who could be sent, and why others of the right role may not. */
export interface Eligible {
  staff: StaffMember[]
  failing: Map<string, GateFailure[]>
}

/** Who may ask for what, and who may be sent: the rule table, asked of people, contracts and credentials. */
export function createEligible(needs: Needs) {
  const { people, contracts, gate } = needs
  const promiseOf = createPromises(needs)

  /** Why this is not for this elder on this day; empty when it is. */
  async function whyNot({ elder, offer, day, ownVisit }: For): Promise<NoTimeReason[]> {
    const { groups, entitlement } = offer.rule
    const held = new Set(people.groupsOn(elder, day))
    const belongs = groups === undefined || groups.some((group) => held.has(group))
    const asked = { elderId: elder.id, day, keeps: ownVisit }
    const isEligible = belongs && (!entitlement || (await promiseOf(asked)))
    return [
      ...(isEligible ? [] : (['not-eligible'] as const)),
      ...(inHospitalOn(elder, day) ? (['in-hospital'] as const) : []),
    ]
  }

  /** Everybody of the centre with a role of the kind; of the elder's own team where the kind says so. */
  async function ofRole({ elder, orgId, offer, day }: For, only?: string): Promise<StaffMember[]> {
    const members = await ofCentre(people, { orgId, day }, only)
    const { roles, ownTeam } = offer.rule
    const team = ownTeam ? (await contracts.teamsInForce([elder.id], day)).get(elder.id) : undefined
    const right = members.filter(
      ({ role, teamId }) => roles.includes(role) && (!ownTeam || teamId === team?.id),
    )
    return [...new Map(right.map((member) => [member.personId, member])).values()]
  }

  /** Those who may be sent on a day; when somebody is asked for by name, nobody unless that one may. */
  async function eligible(wanted: For, asked: AskedFor = { people: 1 }): Promise<Eligible> {
    const { named, people: many } = asked
    const found = await allowed(wanted, many === 1 ? named : undefined)
    const isRight = named === undefined || found.staff.some(({ personId }) => personId === named)
    return isRight ? found : { ...found, staff: [] }
  }

  async function allowed(wanted: For, only?: string): Promise<Eligible> {
    const members = await ofRole(wanted, only)
    const { offer, orgId, day } = wanted
    if (!offer.rule.gate || members.length === 0) return { staff: members, failing: new Map() }
    const staffIds = members.map(({ personId }) => personId)
    const failing = await gate({ staffIds, orgId, item: offer.item, day })
    const staff = members.filter(({ personId }) => (failing.get(personId) ?? []).length === 0)
    return { staff, failing }
  }

  return { whyNot, eligible, ofRole }
}

export type EligibleRoom = ReturnType<typeof createEligible>

/** Everybody's roles at a centre and its stations, or one person's alone. */
async function ofCentre(
  people: Needs['people'],
  { orgId, day }: Pick<For, 'orgId' | 'day'>,
  only?: string,
): Promise<StaffMember[]> {
  if (only === undefined) return people.staffOfCentre(orgId, day)
  const held = await people.staffOf([only], day)
  return held.filter((one) => one.orgId === orgId || one.centreId === orgId)
}
