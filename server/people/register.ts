import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { RegisterPersonRequest } from '../../shared/people'
import type { AddressRequest, RegisterMore } from '../../shared/register'
import type { Act } from '../../shared/session'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { newObjectId } from '../kit/object-id'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { ContactRows } from './contact-rows'
import { communityOf } from './contacts'
import type { Identities } from './identity'
import { alike, lookAlikes } from './near'
import { createPlaces } from './places'
import type { Place, Places } from './places'
import { filesOf } from './policy'
import { contactStore } from './stores/contacts'
import { identityStore } from './stores/identities'
import { mergeStore } from './stores/merges'
import { peopleStore } from './stores/people'
import type { NewPerson, Person } from './types'

const OLDEST = 150

/** All that may be known when somebody comes into the register. */
export type Admission = RegisterPersonRequest & RegisterMore

interface Needs {
  identities: Identities
  rows: ContactRows
  clock: Clock
}

/** Somebody on the way into the register: all that will be written, checked and sealed. */
export interface Entry {
  request: Admission
  id: string
  act: Act
  place: Place
  identity?: ReturnType<Identities['rowOf']>
  contact?: ReturnType<ContactRows['searchableIn']>
  /** People of any centre who are alike. */
  others: Pick<Person, 'id' | 'orgPath'>[]
}

/** A desk or a team takes somebody into the register of the centre that looks after the community. */
export function createRegister({ identities, rows, clock }: Needs) {
  /**
   * Writes the file, its document and contacts, and names those who are alike for somebody to decide, all in one
   * transaction (it joins an outer one).
   *
   * Refuses a community outside the actor's organisations, a document somebody else has, and what cannot be.
   */
  async function register(actor: Actor, request: Admission): Promise<Person> {
    const entry = await prepare(actor, request, createPlaces(clock.today()))
    const [person] = await inOneTransaction(() => addEntries([entry]))
    return person ?? refuse('person.not-found')
  }

  /** Checks and seals; writes nothing. `places`: an import hands over one for all its rows. */
  async function prepare(actor: Actor, request: Admission, places: Places): Promise<Entry> {
    refuseImplausible(request, clock.today())
    const place = await places.of(request.communityCode)
    const own = place && filesOf(actor).some((id) => place.orgPath.includes(id))
    refuseUnless(place && own, 'person.community-unknown')
    const id = newObjectId()
    const act = actFor(actor, id, clock, request.entered?.channel ?? 'on-site')
    const others = await lookAlikes(request)
    const entry = { request, id, act, place, others }
    return { ...entry, ...identityOf(entry), ...(await contactOf(entry)) }
  }

  function identityOf({ request, id, act }: Entry) {
    if (!request.identity) return {}
    return { identity: identities.rowOf(id, identities.readOf(request, request.identity), act) }
  }

  async function contactOf({ request, id, place, act }: Entry) {
    const { phones = [], address } = request
    if (phones.length === 0 && !address) return {}
    const contact = {
      personId: id,
      phones: phones.map((phone) => rows.phoneRow(id, phone, act)),
      addresses: address
        ? [
            rows.addressRow(id, await withCommunity(address, request, place), {
              act,
              preferred: true,
            }),
          ]
        : [],
    }
    return { contact: rows.searchableIn(place.centreId, contact) }
  }

  return { register, prepareEntry: prepare, addEntries }
}

const withCommunity = async (
  address: AddressRequest,
  { communityCode }: Admission,
  { community }: Place,
) => ({
  ...address,
  community:
    address.communityCode === communityCode ? community : await communityOf(address.communityCode),
})

/** Writes what was prepared, in the caller's transaction: as many questions for forty people as for one. */
async function addEntries(entries: readonly Entry[]): Promise<Person[]> {
  await peopleStore.addMany(entries.map(personRow))
  const documents = entries.flatMap(({ identity }) => identity ?? [])
  if (documents.length > 0) await identityStore.add(...documents)
  const contacts = entries.flatMap(({ contact }) => contact ?? [])
  if (contacts.length > 0) await contactStore.addMany(contacts)
  const pairs = entries.flatMap((entry, at) => pairsOf(entry, entries.slice(0, at)))
  if (pairs.length > 0) await mergeStore.addMany(pairs)
  const written = await peopleStore.byIds(entries.map(({ id }) => id))
  return entries.map(({ id }) => written.get(id) ?? refuse('person.not-found'))
}

function personRow({ request, id, place, act }: Entry): NewPerson {
  const { name, sex, birthDate, residence, communityCode, tags = [], entered } = request
  const { community, orgPath } = place
  return {
    id,
    ...{ name, sex, birthDate, residence, communityCode, community, orgPath, act },
    life: { status: 'living' },
    tags: tags.map((tag) => ({ ...tag, act })),
    ...(entered ? { entered } : {}),
  }
}

/** Those who are alike are for somebody to decide; whom the desk has seen and refused is kept as refused. */
function pairsOf({ request, id: otherId, place, others, act }: Entry, before: readonly Entry[]) {
  const beside = before
    .filter((entry) => alike(entry.request, request))
    .map(({ id, place: { orgPath } }) => ({ id, orgPath }))
  return [...others, ...beside].map(({ id, orgPath }) => {
    const refused = request.notTheSame?.ids.includes(id) ?? false
    const why = refused ? (request.notTheSame?.reason ?? '') : ALIKE
    const orgIds = [...new Set([...orgPath, ...place.orgPath])]
    const state = refused ? ('refused' as const) : ('suggested' as const)
    return { keptId: id, otherId, orgIds, state, why, act }
  })
}

const ALIKE = '登记时姓名、出生日期、所在街道相近'

function refuseImplausible({ birthDate, tags = [] }: Admission, today: Day) {
  const plausible = birthDate <= today && ageOn(birthDate, today) <= OLDEST
  refuseUnless(plausible, 'person.born-later')
  refuseUnless(
    tags.every(({ from }) => birthDate <= from && from <= today),
    'person.day-out-of-life',
  )
  refuseUnless(new Set(tags.map(({ tag }) => tag)).size === tags.length, 'person.tag-holds')
}
