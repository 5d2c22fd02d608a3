import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import type { Time } from '../../../shared/schedule'
import type { Actor } from '../../kit/actor'
import type { Drafting } from '../booking/drafting'
import type { FindingTime } from '../booking/finding-time'
import type { Prepared } from '../booking/holding'
import type { BookingNeeds } from '../booking/needs'
import { offersOf, peopleAt } from '../booking/offer'
import type { Waiting } from './types'

const parts = {
  morning: { from: '07:00', to: '12:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '22:00' },
} as const

type Needs = Pick<BookingNeeds, 'people' | 'clock' | 'catalogue' | 'schedule'>

/** What somebody waits for, asked again today, and the first time that would do. */
export function createSeeking(
  { people, clock, catalogue, schedule }: Needs,
  { finding, drafting }: { finding: FindingTime; drafting: Drafting },
) {
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

  return { preparedOf, firstFree }
}

const fits = ({ part }: Waiting, time: Time) =>
  part === undefined || (parts[part].from <= time && time < parts[part].to)

function daysTo(from: Day, to: Day): number {
  let days = 1
  while (days < FURTHEST_DAYS && addDays(from, days) <= to) days += 1
  return days
}

/** Only who it is: rights were asked when they stood in line, and are asked again when they confirm. */
const actorOf = ({ asked }: Waiting): Actor => ({
  id: asked.byId,
  name: asked.byName,
  roles: [],
  actsFor: [],
  channel: asked.channel,
})
