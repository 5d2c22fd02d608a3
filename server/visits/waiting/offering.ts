import { addDays, dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import type { Time } from '../../../shared/schedule'
import type { Actor } from '../../kit/actor'
import type { Job, Turn } from '../../kit/jobs'
import { inOneTransaction } from '../../kit/transaction'
import type { Drafting } from '../booking/drafting'
import type { FindingTime } from '../booking/finding-time'
import type { Holding, Prepared } from '../booking/holding'
import type { BookingNeeds } from '../booking/needs'
import { offersOf, peopleAt } from '../booking/offer'
import { visitStore } from '../store'
import { bookingStore } from '../store-booking'
import type { Visit } from '../types'
import { waitingStore } from './store'
import type { Waiting } from './types'

/** An offer stands so long, and is made only while people are awake to answer it. */
const OFFER_MINUTES = 30
const awake = { from: '08:00', to: '21:00' } as const

const parts = {
  morning: { from: '07:00', to: '12:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '22:00' },
} as const

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
export function createWaitingOffers(
  { people, clock, catalogue, schedule, told }: Needs,
  { finding, drafting, tryHold }: Parts,
) {
  /** Everybody in line, house by house; answers how many were offered something. */
  async function offerAll(turn?: Turn): Promise<number> {
    const today = clock.today()
    await waitingStore.endBefore(today)
    await settleLapsed()
    if (!isAwake(clock.now())) return 0
    let offered = 0
    for (const orgId of await waitingStore.housesWithWaiting()) {
      const line = await waitingStore.inLine(orgId, {
        from: today,
        to: addDays(today, FURTHEST_DAYS),
      })
      for (const waiting of line) {
        await turn?.hold()
        if (await offerTo(waiting)) offered += 1
      }
    }
    return offered
  }

  /** Who let an offer pass had their turn; confirmed ones were settled when they were. */
  async function settleLapsed() {
    const now = clock.now().toISOString()
    for (const waiting of await waitingStore.lapsed(now)) {
      await bookingStore.giveBackOffer(waiting.offer?.visitId ?? '', now)
      const [visit] = await visitStore.byIds([waiting.offer?.visitId ?? ''])
      const state = visit && visit.state !== 'expired' ? 'taken' : 'over'
      await waitingStore.change(waiting, { state })
    }
  }

  async function offerTo(waiting: Waiting): Promise<boolean> {
    const prepared = await preparedOf(waiting)
    if (!prepared) return false
    const found = await firstFree(prepared, waiting)
    if (!found) return false
    const request = { ...prepared.request, ...found }
    const more = { waitingId: waiting.id, holdMinutes: OFFER_MINUTES }
    const held = await tryHold({ ...prepared, request }, more)
    return 'visit' in held && give(waiting, held.visit)
  }

  /** The offer and its notice stand together; when somebody was first with this waiting, the time is given back. */
  async function give(waiting: Waiting, visit: Visit): Promise<boolean> {
    const { id: visitId, day, time, heldUntil: until = '' } = visit
    const given = await inOneTransaction(async () => {
      const offer = { visitId, day, time, until }
      const changed = await waitingStore.change(waiting, { state: 'offered', offer })
      if (changed) await told(visit)
      return changed
    })
    if (!given) await bookingStore.takeAway(visit)
    return given !== undefined
  }

  /** Whoever asked then asks now; somebody who died, moved away or lost the right is passed over. */
  async function preparedOf(waiting: Waiting): Promise<Prepared | undefined> {
    const { elderId, orgId, code, staffId, asked, relation } = waiting
    const elder = await people.person(elderId)
    const catalogueNow = await catalogue.on(orgId, clock.today())
    const offer = offersOf(catalogueNow).find((each) => each.code === code)
    if (elder?.life.status !== 'living' || !offer) return undefined
    const by = { act: asked, ...(relation ? { relation } : {}) }
    const asker = { actor: actorOf(waiting), elder, orgId, by, staff: false }
    const door = await drafting.doorOf(asker, offer)
    const request = { elderId, code, day: waiting.from, time: '', pass: '' }
    return { asker, offer, door, request: { ...request, ...(staffId ? { staffId } : {}) } }
  }

  async function firstFree(
    { asker, offer, door }: Prepared,
    waiting: Waiting,
  ): Promise<{ day: Day; time: Time } | undefined> {
    const today = clock.today()
    const from = waiting.from < today ? today : waiting.from
    const quest = { asker, offer, door, staffId: waiting.staffId }
    if ((await finding.whyNever(quest, from)).length > 0) return undefined
    const { staff } = await finding.eligibleFor(quest, from)
    if (staff.length === 0) return undefined
    const query = finding.queryOf(
      quest,
      staff.map(({ personId }) => personId),
    )
    const { days } = await schedule.free({ ...query, from, days: daysTo(from, waiting.to) })
    return days
      .flatMap(({ day, times }) => times.map(({ time, staff: free }) => ({ day, time, free })))
      .find(({ time, free }) => fits(waiting, time) && free.length >= peopleAt(offer, time))
  }

  const job: Job = {
    name: 'visits.offer',
    at: '* * * * *',
    keptDays: 2,
    run: async (turn) => ({ offered: await offerAll(turn) }),
  }

  /** In the transaction of a confirmation. */
  const taken = async ({ id, waitingId }: Visit) => {
    if (waitingId) await waitingStore.settle(id, 'taken')
  }

  return { offerAll, taken, job }
}

const fits = ({ part }: Waiting, time: Time) =>
  part === undefined || (parts[part].from <= time && time < parts[part].to)

function daysTo(from: Day, to: Day): number {
  let days = 1
  while (days < FURTHEST_DAYS && addDays(from, days) <= to) days += 1
  return days
}

/** Clock time in China. */
function isAwake(now: Date): boolean {
  const midnight = new Date(`${dayOf(now)}T00:00:00+08:00`).getTime()
  const minutes = Math.floor((now.getTime() - midnight) / 60_000)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return awake.from <= time && time < awake.to
}

/** Only who it is: rights were asked when they stood in line, and are asked again when they confirm. */
const actorOf = ({ asked }: Waiting): Actor => ({
  id: asked.byId,
  name: asked.byName,
  roles: [],
  actsFor: [],
  channel: asked.channel,
})
