import type { OrganisationType, Page, PeopleGroup } from '../../shared/people'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { pageOfRows } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { refuseUnless } from '../kit/refusal'
import { filesOf } from './policy'
import type { TeamsInForce } from './presenter'
import { organisationStore } from './stores/organisations'
import { regionStore } from './stores/regions'
import { registerStore, sortOf } from './stores/register'
import type { Organisation, Person, Region } from './types'

const SEARCHED_AT_ONCE = 200

interface ListRequest extends PageRequest {
  group: PeopleGroup
  q?: string
}

/** Lists that staff look through. */
export function createLists({ clock, teamsInForce }: { clock: Clock; teamsInForce: TeamsInForce }) {
  /** The register of the actor's organisations, by initials; or those whose name or initials begin with `q`. */
  async function people(actor: Actor, request: ListRequest): Promise<Page<Person>> {
    const { group, limit } = request
    if (group === 'no-contract') return withoutContract(actor, request)
    const question = { ...request, orgIds: filesOf(actor), group, day: clock.today() }
    return pageOfRows(await registerStore.list(question), limit, cursorFor(request.q))
  }

  /**
   * Whether a contract is in force is known to another room, so this list looks through one stretch of the register
   * at a time: a page may hold fewer than `limit` people and still have a next one.
   */
  async function withoutContract(actor: Actor, request: ListRequest): Promise<Page<Person>> {
    const stretch = await people(actor, { ...request, group: 'all', limit: SEARCHED_AT_ONCE })
    const signed = await teamsInForce(
      stretch.items.map(({ id }) => id),
      clock.today(),
    )
    const open = stretch.items.filter(({ id, life }) => !signed.has(id) && life.status === 'living')
    const page = pageOfRows(open, request.limit, cursorFor(request.q))
    return page.next === undefined && stretch.next !== undefined
      ? { ...page, next: stretch.next }
      : page
  }

  /** The organisations below one of the actor's own, itself first, of one type when given. */
  async function organisations(actor: Actor, under: string | undefined, type?: OrganisationType) {
    const tops = under === undefined ? scopeOf(actor) : [await ownOrBelow(actor, under)]
    const found = await Promise.all(tops.map((id) => organisationStore.below(id, clock.today())))
    const all = new Map(found.flat().map((organisation) => [organisation.id, organisation]))
    return [...all.values()].filter((each: Organisation) => !type || each.type === type)
  }

  async function ownOrBelow(actor: Actor, id: string): Promise<string> {
    const path = await organisationStore.pathOf(id, clock.today())
    const inScope = scopeOf(actor).some((orgId) => path.includes(orgId))
    refuseUnless(inScope && (await organisationStore.byId(id)), 'organisation.not-found')
    return id
  }

  async function regions(parent?: string): Promise<Region[]> {
    const known = parent === undefined || (await regionStore.byCode(parent))
    refuseUnless(known, 'region.not-found')
    return regionStore.under(parent)
  }

  return { people, organisations, regions }
}

const cursorFor = (q?: string) => (person: Person) => [person[sortOf(q)], person.id]
