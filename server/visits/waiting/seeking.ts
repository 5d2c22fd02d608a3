import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import type { NoTimeReason, Time } from '../../../shared/schedule'
import type { Actor } from '../../kit/actor'
import type { Drafting } from '../booking/drafting'
import type { FindingTime } from '../booking/finding-time'
import type { Prepared } from '../booking/holding'
import { stillSendable, whoCould } from '../booking/lasting'
import type { BookingNeeds } from '../booking/needs'
import { offersOf, peopleAt } from '../booking/offer'
import type { Waiting } from './types'

const parts = {
  morning: { from: '07:00', to: '12:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '22:00' },
} as const

type Needs = Pick<BookingNeeds, 'people' | 'clock' | 'catalogue' | 'schedule'>

/** A time that would do; why this one cannot be offered any; or neither, when nothing is free. */
type Sought = { prepared: Prepared; day: Day; time: Time } | { why: readonly NoTimeReason[] }

/** What somebody waits for, asked again today, and the first time that would do. */
export function createSeeking(
  { people, clock, catalogue, schedule }: Needs,
  { finding, drafting }: { finding: FindingTime; drafting: Drafting },
) {
  /** Whoever asked then asks now; somebody who died or moved away, and what is offered no more, is passed over. */
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

  /** What would be refused whoever asked for a time is no reason to offer one. */
  return async function seek(waiting: Waiting): Promise<Sought> {
    const prepared = await preparedOf(waiting)
    if (!prepared) return { why: ['not-eligible'] }
    const { asker, offer, door } = prepared
    const from = firstDay(waiting, clock.today())
    const quest = { asker, offer, door, staffId: waiting.staffId }
    const who = await whoCould(finding, quest, from)
    if ('why' in who) return who
    const query = finding.queryOf(quest, who.staffIds)
    const free = await schedule.free({ ...query, from, days: daysTo(from, waiting.to) })
    const { days } = await stillSendable(finding, quest, { ...who, days: free.days })
    const found = days
      .flatMap(({ day, times }) => times.map(({ time, staff }) => ({ day, time, staff })))
      .find(({ time, staff }) => fits(waiting, time) && staff.length >= peopleAt(offer, time))
    return found ? { prepared, day: found.day, time: found.time } : { why: [] }
  }
}

/** Days that are over are waited for no more. */
export const firstDay = ({ from }: Pick<Waiting, 'from'>, today: Day): Day =>
  from < today ? today : from

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
