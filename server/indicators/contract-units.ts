import { addMonths, yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { LedgerLine } from '../../shared/ledger'
import type { ContractUnit } from './contract-rows'
import { fulfilmentOn, itemOf, serviceItems } from './fulfilment'
import type { Fulfilment, Served } from './fulfilment'
import { everyPage, groupedBy, WALK } from './pages'
import { contractItems, notInForce, openingItems, spansOf } from './stock'
import type { Span } from './stock'
import type {
  ContractPromise,
  ContractWindow,
  Counting,
  LedgerWindow,
  PeopleWindow,
  PersonFacts,
  YearDays,
} from './types'

export interface ContractNeeds {
  ledger: LedgerWindow
  contracts: ContractWindow
  people: PeopleWindow
}

/**
 * Every contract begun in the area by the day, once and in order, with where it stands. `measured` also brings what
 * each contract in force promised and what was done for it: the lines themselves for `rows`, and for `sums` no more
 * than the days kept beside them, which cost no walk through the ledger.
 */
export async function* contractUnits(
  needs: ContractNeeds,
  { areaId, asOf }: Counting,
  measured?: 'rows' | 'sums',
): AsyncGenerator<ContractUnit> {
  const pages = everyPage<LedgerLine>((last) =>
    needs.ledger.linesInArea({
      areaId,
      items: openingItems,
      to: asOf,
      ...(last && { after: { day: last.day, id: last.id } }),
      limit: WALK,
    }),
  )
  for await (const openings of pages) {
    const standing = await standingUnits(needs, openings, asOf)
    if (!measured) yield* standing
    else yield* await withFulfilment(needs, standing, asOf, measured)
  }
}

async function standingUnits(
  { ledger, people }: ContractNeeds,
  openings: LedgerLine[],
  asOf: Day,
): Promise<ContractUnit[]> {
  const elderIds = eldersOf(openings)
  const [lines, persons] = await Promise.all([
    ledger.linesOfElders({ elderIds, items: contractItems }),
    people.persons(elderIds),
  ])
  const spans = new Map<string, Span[]>(
    [...groupedBy(lines, (line) => line.elderId)].map(([id, own]) => [id, spansOf(own)]),
  )
  return openings.flatMap((opening) => {
    const person = persons.get(opening.elderId)
    const unit = unitOf(opening, spans.get(opening.elderId) ?? [], person, asOf)
    const groups = person ? people.groupsOn(person, asOf) : []
    return unit ? [{ ...unit, groups, residence: person?.residence ?? opening.residence }] : []
  })
}

/** Undefined for a renewal that only carries a contract on: that is no second contract. */
function unitOf(
  opening: LedgerLine,
  all: readonly Span[],
  person: PersonFacts | undefined,
  asOf: Day,
): Pick<ContractUnit, 'opening' | 'span' | 'reason'> | undefined {
  const span = all.find(({ contractId }) => contractId === opening.contract?.id)
  if (span && span.openingId !== opening.id) return undefined
  const reason = notInForce(span, all, person, asOf)
  return { opening, ...(span && { span }), ...(reason && { reason }) }
}

async function withFulfilment(
  { ledger, contracts }: ContractNeeds,
  standing: ContractUnit[],
  asOf: Day,
  measured: 'rows' | 'sums',
): Promise<ContractUnit[]> {
  const inForce = standing.filter(({ reason }) => !reason)
  const ids = inForce.flatMap(({ span }) => (span ? [span.contractId] : []))
  const elderIds = eldersOf(inForce.map(({ opening }) => opening))
  // A contract year that a day lies in began less than twelve months before that day.
  const from = addMonths(asOf, -12)
  const promises = new Map(
    (await contracts.promises(ids, asOf)).map((promise) => [promise.contractId, promise]),
  )
  if (measured === 'rows') {
    const lines = await ledger.linesOfElders({ elderIds, items: serviceItems, from, to: asOf })
    const kept = keptBy(promises, groupedBy(lines, byElder), asOf)
    return standing.map((unit) => withKept(unit, 'fulfilment', kept(unit)))
  }
  const years = [...new Set([yearOf(from), yearOf(asOf)])]
  const days = await ledger.yearDays({ elderIds, years })
  const kept = keptBy(promises, groupedBy(days.flatMap(servedOn), byElder), asOf)
  return standing.map((unit) => withKept(unit, 'filled', kept(unit)))
}

/** How far a contract in force is kept, from what was given to its elder. */
const keptBy =
  <Line extends Served>(
    promises: Map<string, ContractPromise>,
    services: Map<string, Line[]>,
    asOf: Day,
  ) =>
  ({ span, opening, reason }: ContractUnit): Fulfilment<Line> | undefined => {
    const promise = span && promises.get(span.contractId)
    if (!promise || reason) return undefined
    return fulfilmentOn(span, promise.items, services.get(opening.elderId) ?? [], asOf)
  }

const withKept = <Key extends 'fulfilment' | 'filled'>(
  unit: ContractUnit,
  key: Key,
  kept: ContractUnit[Key],
): ContractUnit => (kept ? { ...unit, [key]: kept } : unit)

/** Ascending by day within a kind, which is all that filling a promise looks at. */
const servedOn = ({ elderId, served }: YearDays): (Served & { elderId: string })[] =>
  served.flatMap(({ kind, days }) => days.map((day) => ({ elderId, item: itemOf(kind), day })))

const byElder = ({ elderId }: { elderId: string }) => elderId
const eldersOf = (lines: readonly LedgerLine[]) => [...new Set(lines.map(({ elderId }) => elderId))]
