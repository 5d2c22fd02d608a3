import type { WaitView } from '../../../shared/visits/booking'
import type { OfferedTime } from '../../../shared/visits/view'
import { visitKinds } from '../../../shared/visits/kinds'
import type { VisitKind } from '../../../shared/visits/kinds'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { mayActFor } from '../../kit/actor'
import type { BookingNeeds } from '../booking/needs'
import { reasonViews } from '../booking/reasons'
import { housesOf } from '../policy'
import { bookingStore } from '../store-booking'
import { createJoining } from './joining'
import type { JoiningParts } from './joining'
import { waitingStore } from './store'
import type { Waiting } from './types'

type Needs = Pick<BookingNeeds, 'people' | 'clock' | 'catalogue'>

/** For so long an elder's home still says that an offer was let pass. */
const LET_PASS_SHOWN_MS = 12 * 60 * 60_000

/** Standing in line for a time: asking, looking, and leaving. */
export function createWaiting(needs: Needs, parts: JoiningParts) {
  const { people, clock } = needs
  const wait = createJoining(needs, parts)

  const list = (actor: Actor, of: { elderId: string } | { orgId: string }) =>
    listed(people, actor, of)

  /** Whoever leaves gives an offered time back. */
  async function leave(actor: Actor, id: string): Promise<Waiting> {
    const sight = { elderIds: mayActFor(actor, 'book'), orgIds: housesOf(actor) }
    const waiting = await waitingStore.seenBy(sight, id)
    refuseUnless(waiting, 'visit.waiting-not-found')
    const open = waiting.state === 'waiting' || waiting.state === 'offered'
    refuseUnless(open, 'visit.waiting-over')
    const left = await waitingStore.change(waiting, { state: 'left' })
    refuseUnless(left, 'data.changed')
    if (waiting.offer)
      await bookingStore.giveBackOffer(waiting.offer.visitId, clock.now().toISOString())
    return left
  }

  /** The latest offer to an elder of these ids: one that stands, or one that was let pass a short while ago. */
  async function offered(elderIds: readonly string[]): Promise<OfferedTime | undefined> {
    const since = new Date(clock.now().getTime() - LET_PASS_SHOWN_MS).toISOString()
    const waiting = await waitingStore.latestOffer(elderIds, since)
    return waiting?.offer && { ...waiting.offer, name: waiting.name }
  }

  const views = (waitings: readonly Waiting[]) => waitViews(people, waitings)

  return { wait, list, leave, offered, views }
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

function waitView(waiting: Waiting, elderName: string, ahead: number): WaitView {
  const { id, elderId, code, name, from, to, staffId, part, state, offer, skipped = [] } = waiting
  return {
    ...{ id, elderId, code, name, elderName, from, to, state, ahead },
    ...(staffId ? { staffId } : {}),
    ...(part ? { part } : {}),
    ...(offer && (state === 'offered' || state === 'over') ? { offer } : {}),
    ...(skipped.length > 0 ? { skipped: reasonViews(skipped, kindOfCode(code)) } : {}),
  }
}

/** Everything that is no kind of its own is an item of the nurses. */
const kindOfCode = (code: string): VisitKind =>
  visitKinds.find((kind) => kind === code) ?? 'home-nursing'
