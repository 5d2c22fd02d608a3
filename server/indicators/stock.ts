import type { Day } from '../../shared/day'
import type { LedgerItem, LedgerLine } from '../../shared/ledger'
import type { NotCounted } from '../../shared/records'
import type { PersonFacts } from './types'

/** Lines by which a contract begins; a renewal may carry a contract on or begin the next one. */
export const openingItems = [
  'contract.accepted',
  'contract.renewed',
] as const satisfies LedgerItem[]
export const contractItems = [...openingItems, 'contract.ended'] as const satisfies LedgerItem[]

/** The days a contract is in force, folded from its lines. */
export interface Span {
  contractId: string
  openingId: string
  startsOn: Day
  endsOn: Day
  endedOn?: Day
}

/** The contracts of one elder, from all contract lines of that elder: the latest line of a contract speaks. */
export function spansOf(lines: readonly LedgerLine[]): Span[] {
  const spans = new Map<string, Span>()
  for (const line of lines.filter(({ excluded }) => !excluded).sort(byWhenWritten)) {
    if (!line.contract) continue
    const { id: contractId, startsOn, endsOn, endedOn } = line.contract
    const openingId = spans.get(contractId)?.openingId ?? line.id
    const ended = endedOn ?? (line.item === 'contract.ended' ? line.day : undefined)
    spans.set(contractId, {
      contractId,
      openingId,
      startsOn,
      endsOn,
      ...(ended ? { endedOn: ended } : {}),
    })
  }
  return [...spans.values()]
}

/**
 * Why a contract is not in force for a person on a day; undefined when it is.
 *
 * The last day still counts, the day of an early end does not. Of two in force the one that started later counts,
 * so a person is never counted twice.
 */
export function notInForce(
  span: Span | undefined,
  all: readonly Span[],
  person: PersonFacts | undefined,
  day: Day,
): NotCounted | undefined {
  if (!span) return 'voided'
  if (day < span.startsOn) return 'contract-not-started'
  if (!stands(span, day)) return 'contract-ended'
  if (person && isGone(person, day)) return 'moved-or-died'
  const replaced = all.some((other) => stands(other, day) && isLater(other, span))
  return replaced ? 'contract-ended' : undefined
}

const stands = ({ startsOn, endsOn, endedOn }: Span, day: Day) =>
  startsOn <= day && day <= endsOn && !(endedOn && endedOn <= day)

const isLater = (one: Span, other: Span) =>
  one.startsOn > other.startsOn ||
  (one.startsOn === other.startsOn && one.openingId > other.openingId)

const isGone = ({ life }: PersonFacts, day: Day) =>
  life.status !== 'living' && (life.on === undefined || life.on <= day)

function byWhenWritten(a: LedgerLine, b: LedgerLine): number {
  const [one, other] = [`${a.day} ${a.act.at} ${a.id}`, `${b.day} ${b.act.at} ${b.id}`]
  return one < other ? -1 : one > other ? 1 : 0
}
