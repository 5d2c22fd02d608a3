import { ageOn } from '../../shared/day'
import { isIdentityNumber, normalNumber } from '../../shared/identity-number'
import { holdsOn } from '../../shared/people'
import type { PersonHit } from '../../shared/register'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import type { ContactRows } from './contact-rows'
import type { Identities } from './identity'
import { filesOf } from './policy'
import { searchable } from './search-words'
import { contactStore } from './stores/contacts'
import type { StoredContact } from './stores/contacts'
import { peopleStore } from './stores/people'
import { searchStore } from './stores/search'
import type { Person } from './types'

const MOST_HITS = 20
/** Rows whose words match and whose opened text is then compared. */
const LOOKED_AT = 200

interface Needs {
  identities: Identities
  rows: ContactRows
  clock: Clock
}

type Found = Pick<PersonHit, 'by' | 'phone'> & { person: Person }

/** Finds people of the actor's organisations by whatever is at hand; every way is an index, and hits are few. */
export function createSearch({ identities, rows, clock }: Needs) {
  const { byIdentity, byPhone, byAddress } = createWays({ identities, rows })

  /** Digits: a document or the end of a phone; Latin letters: initials; otherwise the name, and then the address. */
  async function search(actor: Actor, typed: string): Promise<PersonHit[]> {
    const centres = filesOf(actor)
    const found = await ways(centres, typed.trim())
    const each = new Map<string, Found>()
    for (const hit of found) if (!each.has(hit.person.id)) each.set(hit.person.id, hit)
    return [...each.values()].slice(0, MOST_HITS).map((hit) => hitView(hit, clock.today()))
  }

  async function ways(centres: readonly string[], q: string): Promise<Found[]> {
    const number = normalNumber('resident-id', q)
    if (isIdentityNumber({ kind: 'resident-id', number })) return byIdentity(centres, number)
    if (/^[\d\s-]{4,}$/.test(q)) return byPhone(centres, q.replace(/\D/g, ''))
    if (/^[a-z]+$/i.test(q)) return byBeginning(centres, 'initials', q.toLowerCase())
    const named = await byBeginning(centres, 'name', q)
    if (named.length >= MOST_HITS || searchable(q).length < 2) return named
    return [...named, ...(await byAddress(centres, q))]
  }

  return { search }
}

function createWays({ identities, rows }: Omit<Needs, 'clock'>) {
  async function byIdentity(centres: readonly string[], number: string): Promise<Found[]> {
    const holder = await identities.find({ kind: 'resident-id', number })
    return inSight(centres, holder ? [{ id: holder }] : [], 'identity')
  }

  async function byPhone(centres: readonly string[], digits: string): Promise<Found[]> {
    const contacts = await withEach(centres, (centre) => [rows.words.ofPhone(centre, digits)])
    const matching = contacts.flatMap(({ personId, phones }) => {
      const phone = phones.find((each) => rows.openPhone(personId, each).endsWith(digits))
      return phone ? [{ id: personId, phone: phone.masked }] : []
    })
    return inSight(centres, matching, 'phone')
  }

  /** Runs of letters may meet in another order; only the opened text tells. */
  async function byAddress(centres: readonly string[], q: string): Promise<Found[]> {
    const contacts = await withEach(centres, (centre) => rows.words.ofAddress(centre, q))
    const wanted = searchable(q)
    const holds = ({ personId, addresses }: StoredContact) =>
      addresses.some((each) => searchable(rows.openAddress(personId, each).text).includes(wanted))
    const matching = contacts.filter(holds).map(({ personId }) => ({ id: personId }))
    return inSight(centres, matching, 'address')
  }

  return { byIdentity, byPhone, byAddress }
}

async function byBeginning(
  centres: readonly string[],
  by: 'name' | 'initials',
  start: string,
): Promise<Found[]> {
  const people = await searchStore.startingWith({
    centreIds: centres,
    by,
    start,
    limit: MOST_HITS,
  })
  return people.map((person) => ({ person, by }))
}

/** The rows of each centre that carry all its words. */
async function withEach(centres: readonly string[], wordsOf: (centre: string) => string[]) {
  const found = centres.map((centre) => contactStore.withTokens(wordsOf(centre), LOOKED_AT))
  return (await Promise.all(found)).flat()
}

/** Those of the hits who are people of these organisations, merged ones as the person they are now. */
async function inSight(
  orgIds: readonly string[],
  hits: readonly { id: string; phone?: string }[],
  by: PersonHit['by'],
): Promise<Found[]> {
  const people = await peopleStore.byIds(hits.map(({ id }) => id))
  return hits.flatMap(({ id, phone }) => {
    const person = people.get(id)
    const seen = person?.orgPath.some((orgId) => orgIds.includes(orgId))
    return person && seen ? [{ person, by, ...(phone ? { phone } : {}) }] : []
  })
}

export function hitView({ person, by, phone }: Found, day: string): PersonHit {
  const { id, name, sex, birthDate, community, residence } = person
  const tags = person.tags.filter((tag) => holdsOn(tag, day)).map(({ tag }) => tag)
  return {
    id,
    name,
    sex,
    age: ageOn(birthDate, day),
    community,
    tags: [...new Set(tags)],
    by,
    ...(phone ? { phone } : {}),
    residence,
  }
}
