import type { Day } from '../../../shared/day'
import type { FreeDay, NoTimeReason } from '../../../shared/schedule'
import { stepOf } from '../../../shared/visits/machine'
import type { TimesView } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { FreeOnDay, FreeTimes } from '../../schedule/types'
import { findVisit } from '../finding'
import type { Visit } from '../types'
import type { AskerOf } from './asking'
import type { Drafting } from './drafting'
import type { FindingTime, Quest } from './finding-time'
import { furthestOf } from './furthest'
import { stillSendable, whoCould } from './lasting'
import type { BookingNeeds } from './needs'
import { offerOf, peopleAt } from './offer'
import type { Passes } from './passes'
import { reasonViews } from './reasons'

export interface TimesQuestion {
  elderId: string
  code: string
  /** Needed for something new; a visit that stands was asked about when it was booked. */
  pass?: string | undefined
  from: Day
  days: number
  staffId?: string | undefined
  addressId?: string | undefined
  /** A visit that is to move: the time it has now is in nobody's way. */
  visitId?: string | undefined
  channel?: 'phone' | 'on-site' | undefined
}

interface Parts {
  askerOf: AskerOf
  passes: Passes
  drafting: Drafting
  finding: FindingTime
}

/** When somebody can come, or why nobody can. */
export function createOfferingTimes(needs: BookingNeeds, parts: Parts) {
  const { people, catalogue, clock, schedule } = needs
  const { askerOf, passes, drafting, finding } = parts

  /** Only times that can be claimed at this moment; none: why, and the next step is a call back. */
  async function times(actor: Actor, question: TimesQuestion): Promise<TimesView> {
    const asker = await askerOf(actor, question)
    const moving = await movingVisit(people, actor, question)
    if (!moving) passes.refuseWithout(question.pass, question.elderId, actor.id)
    const offer = offerOf(question.code, await catalogue.on(asker.orgId, clock.today()))
    const door = await drafting.doorOf(asker, offer, question.addressId)
    const today = clock.today()
    const from = question.from < today ? today : question.from
    const own = moving && { ownVisit: moving.id, until: furthestOf(moving, today) }
    const { staffId, days } = question
    return timesOf({ asker, offer, door, staffId, ...own }, from, days)
  }

  async function timesOf(quest: Quest, from: Day, days: number): Promise<TimesView> {
    const { offer } = quest
    const none = (codes: readonly NoTimeReason[]) => ({
      days: [],
      reasons: reasonViews(codes, offer.kind),
    })
    const who = await whoCould(finding, quest, from)
    if ('why' in who) return none(who.why)
    const free = await schedule.free({ ...finding.queryOf(quest, who.staffIds), from, days })
    const lasting = await stillSendable(finding, quest, { ...who, days: free.days })
    const shown = lasting.days.map((day) => shownDay(quest, day))
    if (shown.some(({ times: left }) => left.length > 0))
      return { days: shown, reasons: [], ...marked(free) }
    const [reasons = ['nobody-free'] as const] = [free.reasons, lasting.why].filter(
      ({ length }) => length > 0,
    )
    return { days: shown, reasons: reasonViews(reasons, offer.kind), ...marked(free) }
  }

  return { times }
}

/** The visit that is to move: it stands, and it is of this elder and this service. */
async function movingVisit(
  people: BookingNeeds['people'],
  actor: Actor,
  { visitId, elderId, code }: TimesQuestion,
): Promise<Visit | undefined> {
  if (!visitId) return undefined
  const visit = await findVisit(people, actor, visitId)
  refuseUnless(visit.elderId === elderId && visit.code === code, 'visit.not-found')
  refuseUnless(stepOf(visit.kind, visit.state, 'move'), 'visit.not-now', { state: visit.state })
  return visit
}

const marked = ({ holidaysUnknown }: FreeTimes) =>
  holidaysUnknown ? { holidaysUnknown: true as const } : {}

/** At night two have to come: a time at which only one can is none. */
const shownDay = ({ offer, staffId }: Quest, { times, ...mark }: FreeOnDay): FreeDay => ({
  ...mark,
  times: times
    .filter(({ time, staff }) => staff.length >= peopleAt(offer, time))
    .map(({ time, staff }) => ({
      ...{ time, staff: staffId ? peopleAt(offer, time) : staff.length },
      ...(mark.unknown ? { flags: ['holidays-unknown' as const] } : {}),
    })),
})
