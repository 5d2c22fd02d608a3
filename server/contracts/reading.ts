import { standingOn } from '../../shared/contracts'
import type { ContractStatus } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { LedgerLine } from '../../shared/ledger'
import type { Page } from '../../shared/people'
import { holds } from '../kit/actor'
import type { Actor, Caller } from '../kit/actor'
import { isObjectIdText } from '../kit/object-id'
import { pageOfRows, readCursor } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { refuseUnless } from '../kit/refusal'
import type { Person } from '../people/types'
import { findContract } from './finding'
import { contractRoles, workOf } from './policy'
import type { Sight } from './policy'
import type { ContractNeeds } from './needs'
import { contractStore } from './store'
import type { Contract } from './types'

const RECENT_SERVICES = 5
const inForce: readonly string[] = ['active', 'expiring', 'upcoming']

/** What the home page of an elder needs. */
export interface Current {
  person: Person
  contract?: Contract
  pending?: Contract
  recent: LedgerLine[]
}

export interface ListRequest extends PageRequest {
  elderId?: string | undefined
  status?: ContractStatus | undefined
}

/** How contracts are read: by those they belong to, and by staff who work with them. */
export function createReading({ people, ledgerReads, clock }: ContractNeeds) {
  /** One contract by id. An elder's own needs no look at roles and mandates. */
  async function open(caller: Caller, id: string): Promise<Contract> {
    const own = await contractStore.seenBy(historyOf(caller.id), id)
    if (own) return own
    const actor = await caller.actor()
    const contract = await findContract(people, actor, id, 'read')
    await people.refuseUnlessOpen(actor, { id: contract.elderId, orgPath: contract.orgPath })
    return contract
  }

  /** The contract in force, what waits for an answer or came back unanswered, and the last services. */
  async function current(actor: Actor, elderId: string): Promise<Current> {
    const person = await people.personInScope(actor, elderId)
    refuseUnless(person, 'person.not-found')
    const standing = standingAmong(await contractStore.ofElder(person.id), clock.today())
    return {
      person,
      ...standing,
      recent: await ledgerReads.latestServices(person.id, RECENT_SERVICES),
    }
  }

  /** Of one elder: her history. Without one: the work of a team or house, newest first. */
  async function list(actor: Actor, request: ListRequest): Promise<Page<Contract>> {
    const { elderId, status, limit, after } = request
    const sight = elderId ? historyOf(elderId) : workSight(actor, status)
    const known = !elderId || (await people.personInScope(actor, elderId))
    refuseUnless(known, 'person.not-found')
    const rows = await contractStore.page({
      sight,
      elderId,
      status,
      after: placeIn(after),
      limit: limit + 1,
      ...(status === 'active' ? { notOutBefore: clock.today() } : {}),
    })
    return pageOfRows(rows, limit, ({ asked, id }) => [asked.at, id])
  }

  return { open, current, list }
}

/** The one in force on the day, and what waits for an answer or came back. */
export function standingAmong(
  newestFirst: Contract[],
  today: Day,
): Pick<Current, 'contract' | 'pending'> {
  const contract = newestFirst.find((one) => inForce.includes(standingOn(one, today)))
  const pending = openOrReturned(newestFirst)
  return { ...(contract ? { contract } : {}), ...(pending ? { pending } : {}) }
}

/** An open ask or draft; or the last one, when the team gave it back and nothing came after. */
function openOrReturned(newestFirst: Contract[]): Contract | undefined {
  const open = newestFirst.find(({ lane }) => lane === 'asked')
  const last = newestFirst[0]
  return open ?? (last?.status === 'returned' ? last : undefined)
}

/** Whoever may see the elder may see all her contracts, also those with an earlier centre. */
const historyOf = (elderId: string): Sight => ({ orgIds: [], teamIds: [], elderIds: [elderId] })

function workSight(actor: Actor, status: ContractStatus | undefined): Sight {
  refuseUnless(status, 'contract.whose')
  refuseUnless(holds(actor, contractRoles), 'who.not-allowed')
  return workOf(actor)
}

function placeIn(cursor: string | undefined) {
  if (!cursor) return undefined
  const [at = '', id = ''] = readCursor(cursor, 2)
  refuseUnless(isObjectIdText(id), 'page.bad-cursor')
  return { at, id }
}
