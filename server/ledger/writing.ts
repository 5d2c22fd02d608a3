import { monthOf } from '../../shared/day'
import { lineIdOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import { refuseUnless } from '../kit/refusal'
import { changesBy } from './changes'
import { ledgerStore } from './store'
import { asTheyStand, personYear } from './standing'
import type { Counted, Entry, LedgerPeople } from './types'

/** How lines and what follows from them are written; `record` and `recordMany` differ only in what is around it. */
export function createWriting<Person extends Counted>(people: LedgerPeople<Person>) {
  /** Writes what is not known yet and gives back all of it, as it stands. */
  async function write(entries: readonly Entry[]): Promise<LedgerLine[]> {
    const years = [...new Set(entries.map(personYear))]
    await ledgerStore.meet(years)
    const known = await ledgerStore.byIds(entries.map(idOf))
    const added = await linesOf(entries, new Set(known.map(({ id }) => id)))
    if (added.length === 0) return known
    const before = await ledgerStore.written(years)
    await ledgerStore.append(added)
    await ledgerStore.apply(changesBy(before, added))
    const fresh = new Set(added.map(({ id }) => id))
    return [...known, ...asTheyStand([...before, ...added]).filter(({ id }) => fresh.has(id))]
  }

  async function linesOf(entries: readonly Entry[], known: Set<string>): Promise<LedgerLine[]> {
    const lines: LedgerLine[] = []
    for (const entry of entries) {
      const id = idOf(entry)
      if (!known.has(id)) lines.push(await lineOf(id, entry))
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
