import type { Day } from '../../../shared/day'
import type { VisitState } from '../../../shared/visits/kinds'
import { unplacedWords } from '../../../shared/visits/route'
import type { DayRouteView, UnplacedReason } from '../../../shared/visits/route'
import { orderDoors } from '../../../shared/visits/route-order'
import type { Door, Stop } from '../../../shared/visits/route-order'
import type { VisitCard } from '../../../shared/visits/view'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { VisitNeeds } from '../needs'
import { housesOf } from '../policy'
import type { Visit } from '../types'
import type { Cards } from './cards'
import type { DoorAddress, Doors } from './doors'
import { visitsInHospital } from './hospital'
import { startOf } from './instants'
import { watchStore } from './stores/visits'

/** What is to be gone to, or was gone to, that day. */
const onTheRoute: readonly VisitState[] = [
  ...(['requested', 'consulted', 'offered', 'accepted', 'set-off', 'arrived', 'started'] as const),
  ...(['done', 'confirmed'] as const),
]
const notThere: readonly VisitState[] = ['requested', 'consulted', 'offered', 'accepted', 'set-off']

type Needs = Pick<VisitNeeds, 'people' | 'clock'> & { cards: Cards; doors: Doors }

/** 今日路线: the doors of a day in order. */
export function createDayRoute({ people, clock, cards, doors }: Needs) {
  /** Of a team, also what nobody of it was given yet; without a team the actor's own. */
  async function dayRoute(
    actor: Actor,
    { day, teamId }: { day: Day; teamId?: string | undefined },
  ): Promise<DayRouteView> {
    const staffIds = teamId === undefined ? [actor.id] : await membersOf(actor, teamId, day)
    const whose = { staffIds, teamId, orgIds: housesOf(actor) }
    const visits = await watchStore.ofDay(day, whose, onTheRoute)
    const home = visits.filter((visit) => visit.home)
    const [known, addresses, waiting] = await Promise.all([
      cards(visits.map(({ id }) => id)),
      doors(home),
      visitsInHospital(people, home),
    ])
    const going = home.filter((visit) => !waiting.includes(visit))
    const now = clock.now()
    const order = orderDoors(going.map((visit) => doorOf(visit, addresses.get(visit.id), now)))
    const card = cardWith(known, addresses)
    const unplaced = [
      ...waiting.map(({ id }) => ({ id, why: 'in-hospital' as const })),
      ...order.unplaced,
    ]
    return {
      day,
      households: order.stops.map((stop) => householdOf(stop, card)),
      unplaced: unplaced.map((each) => unplacedOf(each, card)),
      clinic: visits.filter((visit) => !visit.home).map(({ id }) => card(id)),
    }
  }

  /** Refuses a team of another house; missing and out of sight are one answer. */
  async function membersOf(actor: Actor, teamId: string, day: Day): Promise<string[]> {
    const team = await people.team(teamId)
    refuseUnless(team && housesOf(actor).includes(team.centreId), 'visit.team-unknown')
    return (await people.membersOf(teamId, day)).map(({ personId }) => personId)
  }

  return { dayRoute }
}

function doorOf(visit: Visit, address: DoorAddress | undefined, now: Date): Door {
  const { id, staffIds, time: from, to, state } = visit
  return {
    ...{ id, staffIds, from, to },
    late: notThere.includes(state) && startOf(visit) < now,
    ...(address ? { address: address.text } : {}),
    ...(address?.point ? { point: address.point } : {}),
  }
}

type CardOf = (visitId: string) => VisitCard

const cardWith =
  (known: Map<string, VisitCard>, addresses: Map<string, DoorAddress>): CardOf =>
  (visitId) => {
    const card = known.get(visitId) ?? refuse('visit.not-found')
    const address = addresses.get(visitId)?.text
    return { ...card, ...(address ? { address } : {}) }
  }

const householdOf = ({ address, doorIds, metresFromLast }: Stop, card: CardOf) => ({
  address,
  ...(metresFromLast === undefined ? {} : { metresFromLast }),
  visits: doorIds.map(card),
})

const unplacedOf = ({ id, why }: { id: string; why: UnplacedReason }, card: CardOf) => ({
  visit: card(id),
  why,
  says: unplacedWords[why],
})
