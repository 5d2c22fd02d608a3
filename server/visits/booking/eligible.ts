import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import { contractYearOn } from '../../../shared/contract-years'
import type { GateFailure } from '../../../shared/visits/credentials'
import type { Person, StaffMember } from '../../people/types'
import { bookingStore } from '../store-booking'
import type { BookingNeeds } from './needs'
import type { Offer } from './offer'

type Needs = Pick<BookingNeeds, 'people' | 'contracts' | 'ledgerReads' | 'gate'>

interface For {
  elder: Person
  orgId: string
  offer: Offer
  day: Day
}

/** Those who could be sent, and why others of the right role may not. */
export interface Eligible {
  staff: StaffMember[]
  failing: Map<string, GateFailure[]>
}

/** Who may ask for what, and who may be sent: the rule table, asked of people, contracts and credentials. */
export function createEligible(needs: Needs) {
  const { people, contracts, gate } = needs

  /** Why this is not for this elder on this day; empty when it is. */
  async function whyNot({ elder, offer, day }: For): Promise<NoTimeReason[]> {
    const { groups, entitlement } = offer.rule
    const held = new Set(people.groupsOn(elder, day))
    const belongs = groups === undefined || groups.some((group) => held.has(group))
    const promised = belongs && (!entitlement || (await hasVisitLeft(needs, elder.id, day)))
    const inHospital = elder.stays.some(({ from, to }) => from <= day && (!to || day < to))
    return [
      ...(belongs && promised ? [] : (['not-eligible'] as const)),
      ...(inHospital ? (['in-hospital'] as const) : []),
    ]
  }

  /** Everybody of the centre with a role of the kind; of the elder's own team where the kind says so. */
  async function ofRole({ elder, orgId, offer, day }: For): Promise<StaffMember[]> {
    const members = await people.staffOfCentre(orgId, day)
    const { roles, ownTeam } = offer.rule
    const team = ownTeam ? (await contracts.teamsInForce([elder.id], day)).get(elder.id) : undefined
    const right = members.filter(
      ({ role, teamId }) => roles.includes(role) && (!ownTeam || teamId === team?.id),
    )
    return [...new Map(right.map((member) => [member.personId, member])).values()]
  }

  /** Those who may be sent on a day, `named` alone when somebody is asked for by name. */
  async function eligible(wanted: For, named?: string): Promise<Eligible> {
    const all = await ofRole(wanted)
    const members = named === undefined ? all : all.filter(({ personId }) => personId === named)
    const { offer, orgId, day } = wanted
    if (!offer.rule.gate || members.length === 0) return { staff: members, failing: new Map() }
    const staffIds = members.map(({ personId }) => personId)
    const certificates = offer.item?.certificates ?? []
    const failing = await gate({ staffIds, orgId, certificates, day })
    const staff = members.filter(({ personId }) => (failing.get(personId) ?? []).length === 0)
    return { staff, failing }
  }

  return { whyNot, eligible, ofRole }
}

export type EligibleRoom = ReturnType<typeof createEligible>

/** A contract in force that day, whose package has a visit of the doctor that is neither used nor booked. */
async function hasVisitLeft(
  { people, contracts, ledgerReads }: Pick<Needs, 'people' | 'contracts' | 'ledgerReads'>,
  elderId: string,
  day: Day,
): Promise<boolean> {
  const contract = await contracts.inForce(elderId, day)
  if (!contract?.startsOn || !contract.endsOn) return false
  const { startsOn, endsOn } = contract
  const year = contractYearOn({ startsOn, endsOn }, day)
  const [[promise], times, booked] = await Promise.all([
    contracts.promises([contract.id], day),
    people.idsOf(elderId).then((ids) => ledgerReads.timesByKind(ids, year.from, year.to)),
    bookingStore.openOf(elderId, 'doctor-visit', year),
  ])
  const promised = promise?.items
    .filter(({ kinds }) => kinds.includes('home-visit'))
    .reduce((sum, item) => sum + item.times, 0)
  return (promised ?? 0) > (times.get('home-visit') ?? 0) + booked
}
