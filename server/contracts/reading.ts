import { standingOn } from '../../shared/contracts'
import type { ContractStatus } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { LedgerLine } from '../../shared/ledger'
import type { Page } from '../../shared/people'
import type { NextVisit, OfferedTime } from '../../shared/visits/view'
import { holds } from '../kit/actor'
import type { Actor, Caller } from '../kit/actor'
import { isObjectIdText } from '../kit/object-id'
import { pageOfRows, readCursor } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { refuse, refuseUnless } from '../kit/refusal'
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
  nextVisit?: NextVisit | undefined
  offered?: OfferedTime | undefined
}

export interface ListRequest extends PageRequest {
  elderId?: string | undefined
  status?: ContractStatus | undefined
}

/** How contracts are read: by those they belong to, and by staff who work with them. */
export function createReading({ people, ledgerReads, clock, ...visits }: ContractNeeds) {
  /** One contract by id. An elder's own needs no look at roles and mandates. */
  async function open(caller: Caller, id: string): Promise<Contract> {
    const own = await contractStore.seenBy(historyOf([caller.id]), id)
    if (own) return own
    const actor = await caller.actor()
    const contract = await findContract(people, actor, id, 'read')
    await people.refuseUnlessOpen(actor, { id: contract.elderId, orgPath: contract.orgPath })
    return contract
  }

  /** The contract in force, what waits for an answer or came back unanswered, the last services, who comes next. */
  async function current(actor: Actor, elderId: string): Promise<Current> {
    const person = await people.personInScope(actor, elderId)
    refuseUnless(person, 'person.not-found')
    const ids = await people.idsOf(person.id)
    const standing = standingAmong(await contractStore.ofElders(ids), clock.today())
    const recent = await ledgerReads.latestServices(ids, RECENT_SERVICES)
    const [nextVisit, offered] = await Promise.all([visits.nextVisit(ids), visits.offered(ids)])
    return { person, ...standing, recent, nextVisit, offered }
  }

  /** Of one elder: her history. Without one: the work of a team or house, newest first. */
  async function list(actor: Actor, request: ListRequest): Promise<Page<Contract>> {
    const { elderId, status, limit, after } = request
    const elderIds = elderId ? await idsOf(actor, elderId) : undefined
    const sight = elderIds ? historyOf(elderIds) : workSight(actor, status)
    const rows = await contractStore.page({
      sight,
      elderIds,
      status,
      after: placeIn(after),
      limit: limit + 1,
      ...(status === 'active' ? { notOutBefore: clock.today() } : {}),
    })
    return pageOfRows(rows, limit, ({ asked, id }) => [asked.at, id])
  }

  /** Of somebody in scope: contracts of a file that was merged into hers are hers. */
  async function idsOf(actor: Actor, elderId: string): Promise<string[]> {
    const person = (await people.personInScope(actor, elderId)) ?? refuse('person.not-found')
    return people.idsOf(person.id)
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
const historyOf = (elderIds: string[]): Sight => ({ orgIds: [], teamIds: [], elderIds })

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
