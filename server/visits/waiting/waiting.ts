import { FURTHEST_DAYS } from '../../../shared/schedule'
import { addDays } from '../../../shared/day'
import type { WaitRequest, WaitView } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuse, refuseUnless } from '../../kit/refusal'
import { isResidentSide } from '../../kit/actor'
import type { AskerOf } from '../booking/asking'
import type { BookingNeeds } from '../booking/needs'
import { offerOf } from '../booking/offer'
import { housesOf } from '../policy'
import { bookingStore } from '../store-booking'
import { waitingStore } from './store'
import type { Waiting } from './types'

type Needs = Pick<BookingNeeds, 'people' | 'clock' | 'catalogue'>

/** Standing in line for a time: asking, looking, and leaving. */
export function createWaiting({ people, clock, catalogue }: Needs, askerOf: AskerOf) {
  async function wait(actor: Actor, request: WaitRequest): Promise<Waiting> {
    const { elder, orgId, by } = await askerOf(actor, request)
    const today = clock.today()
    const { from, to } = request
    refuseUnless(today <= to && from <= to, 'visit.too-early')
    refuseUnless(to <= addDays(today, FURTHEST_DAYS), 'visit.too-late')
    const offer = offerOf(request.code, await catalogue.on(orgId, today))
    refuseUnless(!(await waitingStore.isInLine(elder.id, request.code)), 'visit.waiting-already')
    const waiting: Waiting = {
      id: newObjectId(),
      ...request,
      elderId: elder.id,
      ...{ orgId, orgPath: elder.orgPath, name: offer.name, state: 'waiting', asked: by.act },
      ...(by.relation ? { relation: by.relation } : {}),
      version: 0,
    }
    await waitingStore.add(waiting)
    return waiting
  }

  const list = (actor: Actor, of: { elderId: string } | { orgId: string }) =>
    listed(people, actor, of)

  /** Whoever leaves gives an offered time back. */
  async function leave(actor: Actor, id: string): Promise<Waiting> {
    const waiting = await waitingStore.byId(id)
    if (!waiting || !isWithin(actor, waiting)) return refuse('visit.waiting-not-found')
    const open = waiting.state === 'waiting' || waiting.state === 'offered'
    refuseUnless(open, 'visit.waiting-over')
    const left = await waitingStore.change(waiting, { state: 'left' })
    refuseUnless(left, 'data.changed')
    if (waiting.offer)
      await bookingStore.giveBackOffer(waiting.offer.visitId, clock.now().toISOString())
    return left
  }

  const views = (waitings: readonly Waiting[]) => waitViews(people, waitings)

  return { wait, list, leave, views }
}

/** Of one elder, or of a house for its desk. */
async function listed(
  people: Needs['people'],
  actor: Actor,
  of: { elderId: string } | { orgId: string },
) {
  if ('orgId' in of) {
    refuseUnless(housesOf(actor).includes(of.orgId), 'organisation.not-found')
    return waitingStore.ofHouse(of.orgId)
  }
  const elder = await people.personInScope(actor, of.elderId, 'book')
  return elder ? waitingStore.ofElder(elder.id) : refuse('person.not-found')
}

async function waitViews(
  people: Pick<Needs['people'], 'persons'>,
  waitings: readonly Waiting[],
): Promise<WaitView[]> {
  const persons = await people.persons([...new Set(waitings.map(({ elderId }) => elderId))])
  return Promise.all(
    waitings.map(async (waiting) => {
      const ahead = waiting.state === 'waiting' ? await waitingStore.ahead(waiting) : 0
      return waitView(waiting, persons.get(waiting.elderId)?.name ?? '', ahead)
    }),
  )
}

const isWithin = (actor: Actor, { elderId, orgPath }: Waiting) =>
  isResidentSide(actor, elderId, 'book') || housesOf(actor).some((id) => orgPath.includes(id))

function waitView(waiting: Waiting, elderName: string, ahead: number): WaitView {
  const { id, elderId, code, name, from, to, staffId, part, state, offer } = waiting
  return {
    ...{ id, elderId, code, name, elderName, from, to, state, ahead },
    ...(staffId ? { staffId } : {}),
    ...(part ? { part } : {}),
    ...(offer && state === 'offered' ? { offer } : {}),
  }
}
