import { monthOf } from '../../shared/day'
import { lineIdOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import { refuseUnless } from '../kit/refusal'
import { changesBy } from './changes'
import { ledgerStore } from './store'
import { asTheyStand, personYear } from './standing'
import type { Counted, Entry, LedgerPeople, WrittenLine } from './types'

/** How lines and what follows from them are written; `record` and `recordMany` differ only in what is around it. */
export function createWriting<Person extends Counted>(people: LedgerPeople<Person>) {
  /** Writes what is not known yet and gives back all of it, as it stands. */
  async function write(entries: readonly Entry[]): Promise<LedgerLine[]> {
    const years = await ledgerStore.takeTurns(linesAYear(entries))
    const known = await ledgerStore.byIds(entries.map(idOf))
    const added = await linesOf(turnsOf(entries, years), idsOf(known))
    if (added.length === 0) return known
    const before = await ledgerStore.written([...years.keys()])
    await ledgerStore.append(added)
    await ledgerStore.apply(changesBy(before, added))
    const fresh = idsOf(added)
    return [...known, ...asTheyStand([...before, ...added]).filter(({ id }) => fresh.has(id))]
  }

  async function linesOf(turns: readonly Turn[], known: Set<string>): Promise<WrittenLine[]> {
    const lines: WrittenLine[] = []
    for (const { id, entry, seq } of turns) {
      if (!known.has(id)) lines.push({ ...(await lineOf(id, entry)), seq })
      known.add(id)
    }
    return lines
  }

  /** The line with the person and the organisation as they were on that day. */
  async function lineOf(id: string, { source: _inTheId, ...facts }: Entry): Promise<LedgerLine> {
    const { elderId, orgId, day } = facts
    const person = await people.person(elderId)
    refuseUnless(person, 'person.not-found')
    return {
      id,
      ...facts,
      month: monthOf(day),
      orgPath: await people.orgPathOf(orgId, day),
      groups: people.groupsOn(person, day),
      residence: person.residence,
    }
  }

  return write
}

const idOf = ({ source, item }: Entry) => lineIdOf(source, item)
const idsOf = (lines: readonly LedgerLine[]) => new Set(lines.map(({ id }) => id))

function linesAYear(entries: readonly Entry[]): Map<string, number> {
  const lines = new Map<string, number>()
  for (const entry of entries) {
    lines.set(personYear(entry), (lines.get(personYear(entry)) ?? 0) + 1)
  }
  return lines
}

interface Turn {
  id: string
  entry: Entry
  seq: number
}

/** The entries in their order, each with its turn; the last one of a person's year has the last turn taken there. */
function turnsOf(entries: readonly Entry[], lastTurns: ReadonlyMap<string, number>): Turn[] {
  const left = linesAYear(entries)
  return entries.map((entry) => {
    const year = personYear(entry)
    const after = (left.get(year) ?? 1) - 1
    left.set(year, after)
    return { id: idOf(entry), entry, seq: (lastTurns.get(year) ?? 0) - after }
  })
}
