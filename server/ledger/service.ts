import type { LedgerLine } from '../../shared/ledger'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { inOneTransaction } from '../kit/transaction'
import { refuseUnless } from '../kit/refusal'
import { ledgerStore } from './store'
import type { Counted, Entry, LedgerPeople, OpenedLine } from './types'
import { createWriting } from './writing'

/** Elders whose lines are written together by the bulk door: enough to be fast, few enough to fit a message. */
const ELDERS_AT_ONCE = 50

/** The ledger: what happened is written once, and what follows from it in the same transaction. */
export function createLedger<Person extends Counted>({ people }: { people: LedgerPeople<Person> }) {
  const write = createWriting(people)

  /** Writes down that something happened. The same source and item again gives the same line and counts once. */
  async function record(entry: Entry): Promise<LedgerLine> {
    return inOneTransaction(async () => {
      const [line] = await write([entry])
      refuseUnless(line, 'ledger.line-not-found')
      return line
    })
  }

  /**
   * The bulk door, for filling an empty database: the same lines and the same figures as recording one by one.
   * Not a transaction: nobody else may be writing.
   */
  async function recordMany(entries: readonly Entry[]): Promise<number> {
    const groups = byElder(entries)
    for (let at = 0; at < groups.length; at += ELDERS_AT_ONCE) {
      await write(groups.slice(at, at + ELDERS_AT_ONCE).flat())
    }
    return entries.length
  }

  /** One line for staff in whose organisation, or below it, the service was given. */
  async function open(actor: Actor, id: string): Promise<OpenedLine> {
    const line = await ledgerStore.inScope(scopeOf(actor), id)
    refuseUnless(line, 'ledger.line-not-found')
    const names = await people.names([line.elderId])
    const organisation = await people.organisation(line.orgId)
    return {
      line,
      elderName: names.get(line.elderId) ?? '',
      organisationName: organisation?.name ?? line.orgId,
      later: await ledgerStore.about(id),
    }
  }

  return { record, recordMany, open }
}

export type Ledger = ReturnType<typeof createLedger>

function byElder(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.elderId)
    if (group) group.push(entry)
    else groups.set(entry.elderId, [entry])
  }
  return [...groups.values()]
}
