import type { Day } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import { contractYearOn } from '../../../shared/contract-years'
import type { GateFailure } from '../../../shared/visits/credentials'
import { inHospitalOn } from '../../people/stays'
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

  /** Why this is not for this elder on this day; empty when it is. */
  async function whyNot({ elder, offer, day, ownVisit }: For): Promise<NoTimeReason[]> {
    const { groups, entitlement } = offer.rule
    const held = new Set(people.groupsOn(elder, day))
    const belongs = groups === undefined || groups.some((group) => held.has(group))
    const promised =
      belongs && (!entitlement || (await hasVisitLeft(needs, { elder, day, ownVisit })))
    return [
      ...(belongs && promised ? [] : (['not-eligible'] as const)),
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
    const certificates = offer.item?.certificates ?? []
    const failing = await gate({ staffIds, orgId, certificates, day })
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

/** A contract in force that day, whose package has a visit of the doctor that is neither used nor booked. */
async function hasVisitLeft(
  { people, contracts, ledgerReads }: Pick<Needs, 'people' | 'contracts' | 'ledgerReads'>,
  { elder: { id: elderId }, day, ownVisit }: Pick<For, 'elder' | 'day' | 'ownVisit'>,
): Promise<boolean> {
  const contract = await contracts.inForce(elderId, day)
  if (!contract?.startsOn || !contract.endsOn) return false
  const { startsOn, endsOn } = contract
  const year = contractYearOn({ startsOn, endsOn }, day)
  const [[promise], times, booked] = await Promise.all([
    contracts.promises([contract.id], day),
    people.idsOf(elderId).then((ids) => ledgerReads.timesByKind(ids, year.from, year.to)),
    bookingStore.openOf(elderId, 'doctor-visit', { ...year, beside: ownVisit }),
  ])
  const promised = promise?.items
    .filter(({ kinds }) => kinds.includes('home-visit'))
    .reduce((sum, item) => sum + item.times, 0)
  return (promised ?? 0) > (times.get('home-visit') ?? 0) + booked
}
