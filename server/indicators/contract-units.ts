import { addMonths } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { LedgerLine } from '../../shared/ledger'
import type { ContractUnit } from './contract-rows'
import { fulfilmentOn, serviceItems } from './fulfilment'
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
} from './types'

export interface ContractNeeds {
  ledger: LedgerWindow
  contracts: ContractWindow
  people: PeopleWindow
}

/**
 * Every contract begun in the area by the day, once and in order, with where it stands. `measured` also brings what
 * each contract in force promised and what was done for it.
 */
export async function* contractUnits(
  needs: ContractNeeds,
  { areaId, asOf }: Counting,
  measured: boolean,
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
    yield* measured ? await withFulfilment(needs, standing, asOf) : standing
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
): Promise<ContractUnit[]> {
  const inForce = standing.filter(({ reason }) => !reason)
  const ids = inForce.flatMap(({ span }) => (span ? [span.contractId] : []))
  const elderIds = eldersOf(inForce.map(({ opening }) => opening))
  // A contract year that a day lies in began less than twelve months before that day.
  const from = addMonths(asOf, -12)
  const [promises, lines] = await Promise.all([
    contracts.promises(ids, asOf),
    ledger.linesOfElders({ elderIds, items: serviceItems, from, to: asOf }),
  ])
  const promised = new Map(promises.map((promise) => [promise.contractId, promise]))
  const services = groupedBy(lines, (line) => line.elderId)
  return standing.map((unit) => measuredUnit(unit, promised, services, asOf))
}

function measuredUnit(
  unit: ContractUnit,
  promised: Map<string, ContractPromise>,
  services: Map<string, LedgerLine[]>,
  asOf: Day,
): ContractUnit {
  const { span, opening, reason } = unit
  const promise = span && promised.get(span.contractId)
  if (!promise || reason) return unit
  const lines = services.get(opening.elderId) ?? []
  return { ...unit, fulfilment: fulfilmentOn(span, promise.items, lines, asOf) }
}

const eldersOf = (lines: readonly LedgerLine[]) => [...new Set(lines.map(({ elderId }) => elderId))]
