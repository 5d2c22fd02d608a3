import type { DeletionView } from '../../../shared/access'
import type { Act } from '../../../shared/session'
import { actFor } from '../../kit/actor'
import type { Caller } from '../../kit/actor'
import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import { inOneTransaction } from '../../kit/transaction'
import type { PeopleReads } from '../reads'
import type { Person } from '../types'
import { chainOf } from './chains'
import type { Consents } from './consents'
import { keptOf } from './retention'

/** One room's part of leaving: says what it takes away when there was any. */
export interface Leaving {
  words: string
  leave: (personId: string, act: Act) => Promise<number>
}

interface Needs {
  reads: PeopleReads
  consents: Consents
  audit: Pick<Audit, 'append'>
  clock: Clock
  leavings: readonly Leaving[]
}

/** Deletes the account, not the medical file: that is not the account's, and the law keeps it. */
export function createDeletion({ reads, consents, audit, clock, leavings }: Needs) {
  async function deleteMe(caller: Caller): Promise<DeletionView> {
    const actor = await caller.actor()
    const person = await reads.person(actor.id)
    const act = actFor(actor, actor.id, clock)
    const deleted = await inOneTransaction(() => leave(caller, act))
    await audit.append(await chainOf(person), {
      kind: 'account.deleted',
      byId: actor.id,
      byName: actor.name,
      byRole: '本人',
      personIds: [actor.id],
      says: '注销账号',
    })
    return { at: act.at, deleted, kept: keptOf(whose(person), clock.today()) }
  }

  /** One room after the other: inside a transaction the database answers one at a time. */
  async function leave(caller: Caller, act: Act): Promise<string[]> {
    const deleted = (await consents.withdrawAll(caller)) > 0 ? ['收回您同意过的各项授权'] : []
    for (const { words, leave: take } of leavings)
      if ((await take(caller.id, act)) > 0) deleted.push(words)
    return deleted
  }

  return { deleteMe }
}

/** Whoever was never in hospital has no file of it. */
function whose(person: Person | undefined) {
  if (!person) return ['anybody'] as const
  return person.stays.length > 0
    ? (['anybody', 'resident', 'inpatient'] as const)
    : (['anybody', 'resident'] as const)
}
