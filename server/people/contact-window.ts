import type { ReadingPart } from '../kit/reading-together'
import type { ContactRows, WholeAddress } from './contact-rows'
import { contactStore } from './stores/contacts'
import { peopleStore } from './stores/people'

/** More people on one phone than a household has. */
const MOST_HOLDERS = 20

interface OpenAddress extends WholeAddress {
  id: string
  community: string
  communityCode: string
}

interface AddressChoice {
  id: string
  text: string
  preferred: boolean
}

/** What sign-in, mandates, notices and visits may ask about phones and addresses. No answer is for a screen. */
export function createContactWindow({ rows }: { rows: ContactRows }) {
  /** Has this person this phone on file? By blind index: nothing is opened. */
  async function holdsPhone(personId: string, typed: string): Promise<boolean> {
    const index = rows.phoneIndex(typed)
    const contacts = await contactStore.ofPersons(await peopleStore.idsOf(personId))
    return contacts.some(({ phones }) => phones.some((phone) => phone.index === index))
  }

  /** Who has this phone on file under this name; undefined for nobody, and for more than one. */
  async function findByPhone(typed: string, name: string): Promise<string | undefined> {
    const holders = await contactStore.holders(rows.phoneIndex(typed), MOST_HOLDERS)
    const people = await peopleStore.byIds(holders)
    const found = new Map([...people.values()].map((person) => [person.id, person.name]))
    const named = [...found].filter(([, each]) => each === name)
    return named.length === 1 ? named[0]?.[0] : undefined
  }

  /** Phones in the clear, for a call that somebody is about to make. */
  async function phonesOf(personId: string): Promise<string[]> {
    const contact = await contactStore.of(personId)
    return contact.phones.map((phone) => rows.openPhone(personId, phone))
  }

  /** One address in the clear, the preferred one unless named. */
  async function addressOf(personId: string, addressId?: string): Promise<OpenAddress | undefined> {
    const { addresses } = await contactStore.of(personId)
    const address = addresses.find(({ _id, preferred }) =>
      addressId === undefined ? preferred : _id === addressId,
    )
    if (!address) return undefined
    const { _id, community, communityCode } = address
    return { id: _id, community, communityCode, ...rows.openAddress(personId, address) }
  }

  /** All addresses to choose from, masked, the preferred one first. */
  async function addressesOf(personId: string): Promise<AddressChoice[]> {
    const { addresses } = await contactStore.of(personId)
    return addresses
      .map(({ _id: id, label, masked, preferred }) => ({
        id,
        text: `${label} ${masked}`,
        preferred,
      }))
      .toSorted((one, other) => Number(other.preferred) - Number(one.preferred))
  }

  /** What `addressOf` asks, read with something else. */
  const addressPart = (personId: string): ReadingPart => contactStore.partOf(personId)

  return { holdsPhone, findByPhone, phonesOf, addressOf, addressesOf, addressPart }
}

export type ContactWindow = ReturnType<typeof createContactWindow>
