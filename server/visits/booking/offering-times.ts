import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { FreeDay, NoTimeReason, ReasonView } from '../../../shared/schedule'
import type { BookableDetail, BookableView, TimesView } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { FreeOnDay, FreeTimes } from '../../schedule/types'
import { findVisit } from '../finding'
import { visitStore } from '../store'
import type { Asker, AskerOf } from './asking'
import type { Drafting } from './drafting'
import type { FindingTime, Quest } from './finding-time'
import type { BookingNeeds } from './needs'
import { offerOf, offersOf, peopleAt } from './offer'
import type { Offer } from './offer'
import type { Passes } from './passes'
import { reasonViews } from './reasons'

export interface TimesQuestion {
  elderId: string
  code: string
  pass: string
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

/** What can be asked for, and when: every "no" with its reason. */
export function createOfferingTimes(needs: BookingNeeds, parts: Parts) {
  const { catalogue, clock, contacts, schedule } = needs
  const { askerOf, passes, drafting, finding } = parts

  /** Everything of the page, with the reason of each no. */
  async function services(actor: Actor, elderId: string): Promise<BookableView[]> {
    const asker = await askerOf(actor, { elderId })
    const offers = offersOf(await catalogue.on(asker.orgId, clock.today()))
    const reasons = new Map<string, ReasonView[]>()
    // What holds for an elder holds for all items of a kind.
    for (const offer of offers) {
      if (!reasons.has(offer.kind)) reasons.set(offer.kind, await whyNot(asker, offer))
    }
    return offers.map((offer) => bookable(offer, reasons.get(offer.kind) ?? []))
  }

  async function whyNot(asker: Asker, offer: Offer): Promise<ReasonView[]> {
    const door = await drafting.doorOf(asker, offer)
    return reasonViews(await finding.whyNever({ asker, offer, door }, clock.today()), offer.kind)
  }

  /** One of them, with all that somebody wants to know before asking for a time. */
  async function service(actor: Actor, elderId: string, code: string): Promise<BookableDetail> {
    const asker = await askerOf(actor, { elderId })
    const offer = offerOf(code, await catalogue.on(asker.orgId, clock.today()))
    const today = clock.today()
    const [reasons, { staff }, before, addresses] = await Promise.all([
      whyNot(asker, offer),
      finding.eligibleFor({ asker, offer, door: {} }, today),
      visitStore.ofElder(elderId, { from: addDays(today, -365) }, ['done', 'confirmed']),
      contacts.addressesOf(asker.elder.id),
    ])
    const came = new Set(before.flatMap(({ staffIds }) => staffIds))
    const named = staff.map(({ personId, name, title }) => ({
      ...{ id: personId, name, title },
      cameBefore: came.has(personId),
    }))
    return {
      ...bookable(offer, reasons),
      risk: offer.item?.risk ?? 'low',
      needs: offer.needs,
      prepare: offer.prepare,
      bill: offer.bill.lines,
      addresses: offer.rule.home ? addresses : [],
      staff: named.toSorted((one, other) => Number(other.cameBefore) - Number(one.cameBefore)),
    }
  }

  /** Only times that can be claimed at this moment; none: why, and the next step is a call back. */
  async function times(actor: Actor, question: TimesQuestion): Promise<TimesView> {
    const asker = await askerOf(actor, question)
    passes.refuseWithout(question.pass, question.elderId, actor.id)
    const offer = offerOf(question.code, await catalogue.on(asker.orgId, clock.today()))
    const door = await drafting.doorOf(asker, offer, question.addressId)
    const today = clock.today()
    const from = question.from < today ? today : question.from
    const ownVisit = await movingVisit(actor, question)
    return timesOf({ asker, offer, door, staffId: question.staffId, ownVisit }, from, question.days)
  }

  async function movingVisit(actor: Actor, { visitId, elderId }: TimesQuestion) {
    if (!visitId) return undefined
    const visit = await findVisit(needs.people, actor, visitId)
    refuseUnless(visit.elderId === elderId, 'visit.not-found')
    return visit.id
  }

  async function timesOf(quest: Quest, from: Day, days: number): Promise<TimesView> {
    const { offer } = quest
    const none = (codes: readonly NoTimeReason[]) => ({
      days: [],
      reasons: reasonViews(codes, offer.kind),
    })
    const never = await finding.whyNever(quest, from)
    if (never.length > 0) return none(never)
    const { staff } = await finding.eligibleFor(quest, from)
    if (staff.length === 0) return none(['nobody-qualified'])
    const staffIds = staff.map(({ personId }) => personId)
    const free = await schedule.free({ ...finding.queryOf(quest, staffIds), from, days })
    const shown = free.days.map((day) => shownDay(offer, day))
    if (shown.some(({ times: left }) => left.length > 0))
      return { days: shown, reasons: [], ...marked(free) }
    const reasons = free.reasons.length > 0 ? free.reasons : (['nobody-free'] as const)
    return { days: shown, reasons: reasonViews(reasons, offer.kind), ...marked(free) }
  }

  return { services, service, times }
}

const bookable = (offer: Offer, reasons: ReasonView[]): BookableView => ({
  ...{ code: offer.code, kind: offer.kind, name: offer.name, category: offer.category },
  ...{ says: offer.says, minutes: offer.minutes, price: offer.bill.total, payer: offer.bill.payer },
  ...(reasons.length > 0 ? { notEligible: reasons } : {}),
})

const marked = ({ holidaysUnknown }: FreeTimes) =>
  holidaysUnknown ? { holidaysUnknown: true as const } : {}

/** At night two have to come: a time at which only one can is none. */
const shownDay = (offer: Offer, { times, ...mark }: FreeOnDay): FreeDay => ({
  ...mark,
  times: times
    .filter(({ time, staff }) => staff.length >= peopleAt(offer, time))
    .map(({ time, staff }) => ({
      ...{ time, staff: staff.length },
      ...(mark.unknown ? { flags: ['holidays-unknown' as const] } : {}),
    })),
})
