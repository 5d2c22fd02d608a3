import type { Time } from '../../../shared/schedule'
import { CALL_OUT } from '../../../shared/visits/bill'
import type { Catalogue, CatalogueItem } from '../../../shared/visits/catalogue'
import { categoryNames } from '../../../shared/visits/catalogue'
import type { VisitKind } from '../../../shared/visits/kinds'
import { visitKindNames, visitKinds } from '../../../shared/visits/kinds'
import { isNegative, negativeList } from '../../../shared/visits/negative'
import { kindRules, kindWords } from '../../../shared/visits/rules'
import type { KindRule } from '../../../shared/visits/rules'
import type { BillView, VisitView } from '../../../shared/visits/view'
import { refuse } from '../../kit/refusal'

/** Something that can be booked, as it stands in the catalogue of a centre on a day. */
export interface Offer {
  code: string
  kind: VisitKind
  rule: KindRule
  name: string
  category: string
  says: string
  prepare: string[]
  minutes: number
  /** Of 互联网+护理 only. */
  item?: CatalogueItem
  /** From this time of the day on two come. */
  nightFrom?: Time
  needs: VisitView['needs']
  bill: BillView
  catalogueVersion: string
}

const plainKinds = visitKinds.filter((kind) => kind !== 'home-nursing')

/** Everything a centre offers, in the order of the page. */
export const offersOf = (catalogue: Catalogue): Offer[] => [
  ...plainKinds.map((kind) => plainOffer(kind, catalogue)),
  ...catalogue.items.map((item) => itemOffer(item, catalogue)),
]

/** One of them; refuses what is on the negative list, with its reason, and what nobody offers. */
export function offerOf(code: string, catalogue: Catalogue): Offer {
  if (isNegative(code)) {
    const { name, say } = negativeList[code]
    return refuse('visit.on-negative-list', { negative: code, name, say })
  }
  const item = catalogue.items.find((each) => each.code === code)
  if (item) return itemOffer(item, catalogue)
  const kind = plainKinds.find((each) => each === code)
  return kind ? plainOffer(kind, catalogue) : refuse('visit.unknown-service')
}

/** How many come at this time of the day. */
export const peopleAt = ({ needs, nightFrom }: Offer, time: Time): 1 | 2 =>
  needs.twoPeople || (nightFrom !== undefined && time >= nightFrom) ? 2 : 1

/** The most that come at any time of the day. */
export const mostAt = ({ needs, nightFrom }: Offer): 1 | 2 =>
  needs.twoPeople || nightFrom !== undefined ? 2 : 1

function itemOffer(item: CatalogueItem, { version, callOut, nightFrom }: Catalogue): Offer {
  const { code, name, says, prepare, minutes, price, order, relative, twoPeople } = item
  const rule = kindRules['home-nursing']
  const lines = [
    { name, fen: price },
    { name: CALL_OUT, fen: callOut },
  ]
  return {
    ...{ code, kind: 'home-nursing', rule, name, says, prepare, minutes, item, nightFrom },
    category: categoryNames[item.category],
    needs: { order, relative, twoPeople, firstConsultation: rule.firstConsultation },
    bill: { priceVersion: version, lines, total: price + callOut, payer: rule.payer },
    catalogueVersion: version,
  }
}

function plainOffer(
  kind: Exclude<VisitKind, 'home-nursing'>,
  { version }: Pick<Catalogue, 'version'>,
): Offer {
  const rule = kindRules[kind]
  const { category, says, prepare } = kindWords[kind]
  const { firstConsultation } = rule
  return {
    ...{ code: kind, kind, rule, name: visitKindNames[kind], category, says, prepare },
    minutes: rule.minutes ?? 30,
    needs: { order: false, relative: false, twoPeople: false, firstConsultation },
    bill: { priceVersion: version, lines: [], total: 0, payer: rule.payer },
    catalogueVersion: version,
  }
}
