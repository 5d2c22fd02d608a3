import { yearOf } from '../../shared/day'
import { maskedName } from '../../shared/indicators'
import type { ExplainRow } from '../../shared/indicators'
import { itemWords, visitIdOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import { placeNames } from '../../shared/records'
import type { CountRow, LedgerWindow, PeopleWindow } from './types'

interface Needs {
  ledger: Pick<LedgerWindow, 'linesByIds'>
  people: Pick<PeopleWindow, 'persons' | 'organisations'>
}

/** Rows as a reader sees them, at most 100: masked names, what was done, and where. */
export async function dressRows(
  { ledger, people }: Needs,
  rows: readonly CountRow[],
): Promise<ExplainRow[]> {
  const found = await ledger.linesByIds(rows.filter(({ what }) => !what).map(({ id }) => id))
  const lines = new Map(found.map((line) => [line.id, line]))
  const orgOf = (row: CountRow) => row.orgId ?? lines.get(row.id)?.orgId ?? ''
  const [persons, organisations] = await Promise.all([
    people.persons([...new Set(rows.flatMap(({ elderId }) => elderId ?? []))]),
    people.organisations([...new Set(rows.map(orgOf))]),
  ])
  return rows.map((row) => {
    const { id, elderId, day, counts, reason } = row
    const person = elderId === undefined ? undefined : persons.get(elderId)
    const visitId = visitIdOf(id)
    return {
      id,
      ...(person && {
        person: {
          id: person.id,
          name: maskedName(person.name),
          birthYear: yearOf(person.birthDate),
        },
      }),
      what: row.what ?? wordsOf(lines.get(id)),
      day,
      organisation: organisations.get(orgOf(row))?.name ?? '',
      ...(visitId && { visitId }),
      counts,
      ...(reason && { reason }),
    }
  })
}

function wordsOf(line: LedgerLine | undefined): string {
  if (!line) return ''
  const { item, place } = line
  return place ? `${itemWords(item)}（${placeNames[place]}）` : itemWords(item)
}
