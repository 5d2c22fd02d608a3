import type { Day } from '../../../shared/day'
import { refuseUnless } from '../../kit/refusal'
import type { Actor } from '../../kit/actor'
import { outsideTransaction } from '../../kit/transaction'
import type { BookRequest } from '../../../shared/visits/booking'
import type { ReasonView } from '../../../shared/schedule'
import { bookingStore } from '../store-booking'
import type { Visit } from '../types'
import type { AskerOf, Asker } from './asking'
import type { Begin, Claiming } from './claiming'
import type { Door, Drafting } from './drafting'
import type { FindingTime } from './finding-time'
import type { BookingNeeds } from './needs'
import { offerOf } from './offer'
import type { Offer } from './offer'
import type { Passes } from './passes'
import { createReadingAhead } from './reading-ahead'
import { refuseFor } from './reasons'

interface Parts {
  askerOf: AskerOf
  passes: Passes
  drafting: Drafting
  finding: FindingTime
  claiming: Claiming
}

/** What a request comes to, before any time is looked at. */
export interface Prepared {
  asker: Asker
  offer: Offer
  door: Door
  request: BookRequest
}

interface More {
  seriesId?: string
  /** Which time of the series. */
  occurrence?: string
  /** How far ahead it may be; as for anybody unless given. */
  until?: Day
  waitingId?: string
  holdMinutes?: number
}

export type Held = { visit: Visit } | { reasons: ReasonView[]; failing?: unknown }

/** Keeping a time: five minutes for somebody who reads it through, a moment for who books at once. */
export function createHolding(needs: BookingNeeds, parts: Parts) {
  const { catalogue, clock } = needs
  const readAhead = createReadingAhead(needs)
  const { askerOf, passes, drafting, finding, claiming } = parts

  /** Who asks, for what, and where; refuses what no time would change. */
  async function prepare(actor: Actor, request: BookRequest): Promise<Prepared> {
    const asker = await askerOf(actor, request)
    passes.refuseWithout(request.pass, asker.elder.id, actor.id)
    const offer = offerOf(request.code, await catalogue.on(asker.orgId, clock.today()))
    await readAhead(asker, offer, request)
    const door = await drafting.doorOf(asker, offer, request.addressId)
    return { asker, offer, door, request }
  }

  /** One time for what was prepared, or why there is none. */
  async function tryHold(
    { asker, offer, door, request }: Prepared,
    more: More = {},
    begin?: Begin,
  ): Promise<Held> {
    const { day, time, staffId } = request
    const elderMayOverlap = request.overrideElder !== undefined
    const { until, ...kept } = more
    const willClaim = true as const
    const quest = { asker, offer, door, staffId, elderMayOverlap, until, willClaim }
    const found = await finding.at(quest, day, time)
    if ('reasons' in found) return found
    const draft = await drafting.draft(asker, offer, request, { door, ...kept })
    return claiming.claim(draft, { day, time, staff: found.staff, named: staffId }, begin)
  }

  /** What the same person held for the same elder before, and did not confirm. */
  const giveBack = ({ asker: { elder, actor } }: Prepared): Promise<void> =>
    bookingStore.giveBackHeld(elder.id, actor.id, clock.now().toISOString())

  /**
   * `POST /api/visits/hold`. What the same person held for the same elder before is given back first: whoever goes
   * back and picks another time is not in her own way.
   */
  async function hold(actor: Actor, request: BookRequest): Promise<Visit> {
    return outsideTransaction(async () => {
      const prepared = await prepare(actor, request)
      await giveBack(prepared)
      return visitOf(await tryHold(prepared), prepared)
    })
  }

  return { prepare, giveBack, tryHold, hold }
}

/** The visit, or the refusal with its reasons. */
export function visitOf(held: Held, { asker }: Prepared): Visit {
  if ('visit' in held) return held.visit
  const { failing, reasons } = held
  return refuseFor(reasons, asker.staff && failing ? { failing } : {})
}

export type Holding = ReturnType<typeof createHolding>

/** A held time that ran out is gone, whoever asks. */
export function refuseRunOut({ heldUntil }: Visit, now: Date) {
  refuseUnless((heldUntil ?? '') > now.toISOString(), 'visit.hold-over')
}
