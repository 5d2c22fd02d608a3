import { dayOf } from '../../../shared/day'
import type { NoTimeReason } from '../../../shared/schedule'
import { eachDue } from '../../kit/each-due'
import type { Job, Turn } from '../../kit/jobs'
import { inOneTransaction } from '../../kit/transaction'
import type { Drafting } from '../booking/drafting'
import type { FindingTime } from '../booking/finding-time'
import type { Holding } from '../booking/holding'
import type { BookingNeeds } from '../booking/needs'
import { visitStore } from '../store'
import { bookingStore } from '../store-booking'
import type { Visit } from '../types'
import { createSeeking } from './seeking'
import { createStirring } from './stirring'
import { waitingStore } from './store'
import type { Waiting } from './types'

/** An offer stands so long, and is made only while people are awake to answer it. */
const OFFER_MINUTES = 30
const awake = { from: '08:00', to: '21:00' } as const

interface Parts {
  finding: FindingTime
  drafting: Drafting
  tryHold: Holding['tryHold']
}

type Needs = Pick<BookingNeeds, 'people' | 'clock' | 'catalogue' | 'schedule' | 'told'>

/**
 * A freed time is offered in the order of asking: it is held for the one who is told, so it can be given to nobody else
 * meanwhile, and who lets it pass has had their turn.
 */
export function createWaitingOffers(needs: Needs, parts: Parts) {
  const { clock } = needs
  const stirred = createStirring(clock)
  const offerTo = createOfferTo(needs, parts)

  /** Everybody in line whose time may have come free, house by house; answers how many were offered something. */
  async function offerAll(turn?: Turn): Promise<number> {
    const today = clock.today()
    await waitingStore.endBefore(today)
    await settleLapsed(clock.now().toISOString())
    if (!isAwake(clock.now())) return 0
    return eachDue(inLine(), { turn, nameOf: ({ id }) => `waiting ${id}` }, offerTo)
  }

  /** House by house, each in the order of asking. */
  async function* inLine() {
    for (const orgId of await waitingStore.housesWithWaiting()) {
      const days = await stirred(orgId)
      if (days) yield* await waitingStore.inLine(orgId, days)
    }
  }

  const job: Job = {
    name: 'visits.offer',
    at: '* * * * *',
    keptDays: 2,
    run: async (turn) => ({ offered: await offerAll(turn) }),
  }

  return { offerAll, taken, job }
}

/** The first time that would do for one who waits, held for them and told; false when there is none. */
function createOfferTo(needs: Needs, { finding, drafting, tryHold }: Parts) {
  const seek = createSeeking(needs, { finding, drafting })

  return async function offerTo(waiting: Waiting): Promise<boolean> {
    const found = await seek(waiting)
    if ('why' in found) {
      await passOver(waiting, found.why)
      return false
    }
    const { prepared, day, time } = found
    const request = { ...prepared.request, day, time }
    const more = { waitingId: waiting.id, holdMinutes: OFFER_MINUTES }
    const held = await tryHold({ ...prepared, request }, more)
    return 'visit' in held && give(needs.told, waiting, held.visit)
  }
}

/** Keeps why somebody was passed over, until they can be offered something again. */
async function passOver({ id, skipped = [] }: Waiting, why: readonly NoTimeReason[]) {
  if (skipped.join() !== why.join()) await waitingStore.passOver(id, why)
}

/** In the transaction of a confirmation. */
async function taken({ id, waitingId }: Visit): Promise<void> {
  if (waitingId) await waitingStore.settle(id, 'taken')
}

/** Clock time in China. */
function isAwake(now: Date): boolean {
  const midnight = new Date(`${dayOf(now)}T00:00:00+08:00`).getTime()
  const minutes = Math.floor((now.getTime() - midnight) / 60_000)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return awake.from <= time && time < awake.to
}

/** Who let an offer pass had their turn; confirmed ones were settled when they were. */
async function settleLapsed(now: string) {
  for (const waiting of await waitingStore.lapsed(now)) {
    await bookingStore.giveBackOffer(waiting.offer?.visitId ?? '', now)
    const [visit] = await visitStore.byIds([waiting.offer?.visitId ?? ''])
    const state = visit && visit.state !== 'expired' ? 'taken' : 'over'
    await waitingStore.change(waiting, { state })
  }
}

/** The offer and its notice stand together; when somebody was first with this waiting, the time is given back. */
async function give(told: Needs['told'], waiting: Waiting, visit: Visit): Promise<boolean> {
  const { id: visitId, day, time, heldUntil: until = '' } = visit
  const given = await inOneTransaction(async () => {
    const offer = { visitId, day, time, until }
    const changed = await waitingStore.change(waiting, { state: 'offered', offer, skipped: [] })
    if (changed) await told(visit)
    return changed
  })
  if (!given) await bookingStore.takeAway(visit)
  return given !== undefined
}
