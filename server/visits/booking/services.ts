import { addDays } from '../../../shared/day'
import type { ReasonView } from '../../../shared/schedule'
import type { BookableDetail, BookableView } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import type { StaffMember } from '../../people/types'
import { visitStore } from '../store'
import type { Visit } from '../types'
import type { Asker, AskerOf } from './asking'
import type { Drafting } from './drafting'
import type { FindingTime } from './finding-time'
import type { BookingNeeds } from './needs'
import { offerOf, offersOf } from './offer'
import type { Offer } from './offer'
import { reasonViews } from './reasons'

/** Whoever came in the last year is shown first. */
const CAME_BEFORE_DAYS = 365

interface Parts {
  askerOf: AskerOf
  drafting: Drafting
  finding: FindingTime
}

/** What can be asked for: every "no" with its reason. */
export function createServices(needs: BookingNeeds, { askerOf, drafting, finding }: Parts) {
  const { catalogue, clock, contacts } = needs

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
      visitStore.ofElder(elderId, { from: addDays(today, -CAME_BEFORE_DAYS) }, [
        'done',
        'confirmed',
      ]),
      contacts.addressesOf(asker.elder.id),
    ])
    return {
      ...bookable(offer, reasons),
      risk: offer.item?.risk ?? 'low',
      needs: offer.needs,
      prepare: offer.prepare,
      bill: offer.bill.lines,
      addresses: offer.rule.home ? addresses : [],
      staff: thoseWhoCameFirst(staff, before),
    }
  }

  return { services, service }
}

function thoseWhoCameFirst(staff: readonly StaffMember[], before: readonly Visit[]) {
  const came = new Set(before.flatMap(({ staffIds }) => staffIds))
  const named = staff.map(({ personId, name, title }) => ({
    ...{ id: personId, name, title },
    cameBefore: came.has(personId),
  }))
  return named.toSorted((one, other) => Number(other.cameBefore) - Number(one.cameBefore))
}

const bookable = (offer: Offer, reasons: ReasonView[]): BookableView => ({
  ...{ code: offer.code, kind: offer.kind, name: offer.name, category: offer.category },
  ...{ says: offer.says, minutes: offer.minutes, price: offer.bill.total, payer: offer.bill.payer },
  ...(reasons.length > 0 ? { notEligible: reasons } : {}),
})
