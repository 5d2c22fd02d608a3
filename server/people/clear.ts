import type { ClearRequest } from '../../shared/register'
import type { Actor } from '../kit/actor'
import type { Audit } from '../kit/audit'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { homeOf } from './access/chains'
import type { ContactRows } from './contact-rows'
import type { Identities } from './identity'
import { rolesNear } from './policy'
import type { PeopleReads } from './reads'
import { contactStore } from './stores/contacts'
import { identityStore } from './stores/identities'
import { peopleStore } from './stores/people'
import { triesStore } from './stores/tries'
import type { Person } from './types'

/** How often an hour somebody may look: a team with a long list calls more often than it opens documents. */
const mostAnHour = { identity: 20, phone: 60, address: 20 } as const

interface Needs {
  reads: PeopleReads
  identities: Identities
  rows: ContactRows
  audit: Audit
  clock: Clock
}

const fieldWords: Record<ClearRequest['field'], string> = {
  identity: '证件号码',
  phone: '电话',
  address: '地址',
}

/** The value behind a mask: with a reason, written down before it is shown, and only so often an hour. */
export function createClear({ reads, audit, clock, ...sealed }: Needs) {
  const read = readersOf(sealed)

  async function clearValue(
    actor: Actor,
    personId: string,
    { field, itemId, reason }: ClearRequest,
  ): Promise<string> {
    const person = (await reads.fileOfStaff(actor, personId)) ?? refuse('person.not-found')
    const now = clock.now()
    const tried = { kind: `clear.${field}`, target: actor.id, now, most: mostAnHour[field] }
    refuseUnless(await triesStore.take(tried), 'register.clear-often')
    const value = (await read[field](person, itemId)) ?? refuse('register.nothing-to-show')
    await logShown({ reads, audit }, actor, { person, field, reason })
    return value
  }

  return { clearValue }
}

type Reader = (person: Person, itemId?: string) => Promise<string | undefined>

const contactsOf = async (id: string) => contactStore.ofPersons(await peopleStore.idsOf(id))

function readersOf({
  identities,
  rows,
}: Pick<Needs, 'identities' | 'rows'>): Record<ClearRequest['field'], Reader> {
  return {
    async identity({ id }) {
      const [first] = await identityStore.ofPersons(await peopleStore.idsOf(id))
      return first && identities.open(first)
    },
    async phone({ id }, itemId) {
      for (const { personId, phones } of await contactsOf(id)) {
        const phone = phones.find(({ _id }) => !itemId || _id === itemId)
        if (phone) return rows.openPhone(personId, phone)
      }
      return undefined
    },
    async address({ id }, itemId) {
      for (const { personId, addresses } of await contactsOf(id)) {
        const address = addresses.find(({ _id, preferred }) =>
          itemId ? _id === itemId : preferred,
        )
        if (!address) continue
        const { text, doorNote } = rows.openAddress(personId, address)
        return doorNote ? `${text}（${doorNote}）` : text
      }
      return undefined
    },
  }
}

async function logShown(
  { reads, audit }: Pick<Needs, 'reads' | 'audit'>,
  actor: Actor,
  { person, field, reason }: { person: Person; field: ClearRequest['field']; reason: string },
) {
  const { role, orgName } = rolesNear(actor, person)[0] ?? refuse('person.not-found')
  const centre = await reads.centreOf(person)
  await audit.append(centre?.id ?? homeOf(person), {
    kind: `${field}.shown`,
    byId: actor.id,
    byName: actor.name,
    byRole: role,
    orgName,
    personIds: [person.id],
    what: field,
    reason,
    says: `查看了完整的${fieldWords[field]}`,
  })
}
