import type { AddressChange, AddressRequest, AddressView, PhoneView } from '../../shared/register'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { orRunAgain } from '../kit/again'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { addressView, phoneView } from './contact-rows'
import type { ContactRows, PhoneGiven } from './contact-rows'
import type { PeopleReads } from './reads'
import { contactStore } from './stores/contacts'
import type { StoredContact } from './stores/contacts'
import { regionStore } from './stores/regions'
import type { Person } from './types'

const MOST = 8

interface Needs {
  reads: PeopleReads
  rows: ContactRows
  clock: Clock
}

type Change = (contact: StoredContact) => Pick<StoredContact, 'phones' | 'addresses'>

/** How somebody is reached: phones that others may share, and addresses of which one is preferred. */
export function createContacts(needs: Needs) {
  const changing = createChanging(needs)
  return {
    ...createPhones(needs, changing),
    ...createAddresses(needs, changing),
    ...createAddressOrder(changing),
    editAddress: createAddressEdit(needs, changing),
  }
}

function createChanging({ reads, rows }: Needs) {
  /** Two changes at once meet at the row, and the second runs again. */
  async function changed(person: Person, change: Change): Promise<StoredContact> {
    const centre = await reads.centreOf(person)
    return inOneTransaction(async () => {
      await reads.meetFile(person.id)
      const contact = await contactStore.of(person.id)
      const next = rows.searchableIn(centre?.id ?? '', { ...contact, ...change(contact) })
      refuseUnless(await orRunAgain(() => contactStore.change(next)), 'data.changed')
      return next
    })
  }

  const ofStaff = async (actor: Actor, id: string) =>
    (await reads.fileOfStaff(actor, id)) ?? refuse('person.not-found')

  return { changed, ofStaff }
}

type Changing = ReturnType<typeof createChanging>

function createPhones({ rows, clock }: Needs, { changed, ofStaff }: Changing) {
  async function addPhone(actor: Actor, personId: string, given: PhoneGiven): Promise<PhoneView> {
    const person = await ofStaff(actor, personId)
    const phone = rows.phoneRow(person.id, given, actFor(actor, person.id, clock, 'on-site'))
    await changed(person, ({ phones, addresses }) => {
      refuseUnless(phones.length < MOST, 'register.too-many-contacts')
      refuseUnless(!phones.some(({ index }) => index === phone.index), 'register.phone-held')
      return { phones: [...phones, phone], addresses }
    })
    return phoneView(phone)
  }

  async function removePhone(actor: Actor, personId: string, phoneId: string): Promise<void> {
    const person = await ofStaff(actor, personId)
    await changed(person, ({ phones, addresses }) => {
      const left = phones.filter(({ _id }) => _id !== phoneId)
      refuseUnless(left.length < phones.length, 'register.phone-not-found')
      return { phones: left, addresses }
    })
  }

  return { addPhone, removePhone }
}

function createAddresses({ rows, clock }: Needs, { changed, ofStaff }: Changing) {
  /** The first address is the preferred one. */
  async function addAddress(
    actor: Actor,
    personId: string,
    request: AddressRequest,
  ): Promise<AddressView> {
    const person = await ofStaff(actor, personId)
    const given = { ...request, community: await communityOf(request.communityCode) }
    const act = actFor(actor, person.id, clock, 'on-site')
    const { addresses } = await changed(person, ({ phones, addresses: held }) => {
      refuseUnless(held.length < MOST, 'register.too-many-contacts')
      const preferred = held.length === 0
      return { phones, addresses: [...held, rows.addressRow(person.id, given, { act, preferred })] }
    })
    return addressView(addresses.at(-1) ?? refuse('register.address-not-found'))
  }

  /** Written anew as a whole, at the same place in the list. */
  async function changeAddress(
    actor: Actor,
    { id, addressId }: { id: string; addressId: string },
    request: AddressRequest,
  ): Promise<AddressView> {
    const person = await ofStaff(actor, id)
    const given = { ...request, community: await communityOf(request.communityCode) }
    const act = actFor(actor, person.id, clock, 'on-site')
    const { addresses } = await changed(person, ({ phones, addresses: held }) => ({
      phones,
      addresses: held.map(({ _id, preferred, ...rest }) =>
        _id === addressId
          ? rows.addressRow(person.id, given, { act, preferred, _id })
          : { _id, preferred, ...rest },
      ),
    }))
    return addressView(addressOf(addresses, addressId))
  }

  return { addAddress, changeAddress }
}

function createAddressEdit({ rows, clock }: Needs, { changed, ofStaff }: Changing) {
  /** What is given is changed; what is sealed is opened only to be written back, and shown to nobody. */
  return async function editAddress(
    actor: Actor,
    { id, addressId }: { id: string; addressId: string },
    { preferred, ...change }: AddressChange,
  ): Promise<AddressView> {
    const person = await ofStaff(actor, id)
    const { communityCode } = change
    const moved = communityCode ? { community: await communityOf(communityCode) } : {}
    const act = actFor(actor, person.id, clock, 'on-site')
    const { addresses } = await changed(person, ({ phones, addresses: held }) => {
      const old = addressOf(held, addressId)
      const given = edited({ ...old, ...rows.openAddress(person.id, old), ...moved }, change)
      const anew = rows.addressRow(person.id, given, {
        act,
        preferred: old.preferred,
        _id: old._id,
      })
      const all = held.map((each) => (each._id === addressId ? anew : each))
      return { phones, addresses: preferred ? preferring(all, addressId) : all }
    })
    return addressView(addressOf(addresses, addressId))
  }
}

function createAddressOrder({ changed, ofStaff }: Changing) {
  /** The address a visit names unless told otherwise. */
  async function preferAddress(actor: Actor, personId: string, addressId: string): Promise<void> {
    const person = await ofStaff(actor, personId)
    await changed(person, ({ phones, addresses }) => {
      addressOf(addresses, addressId)
      return { phones, addresses: preferring(addresses, addressId) }
    })
  }

  /** Without its preferred address, somebody's first one is it. */
  async function removeAddress(actor: Actor, personId: string, addressId: string): Promise<void> {
    const person = await ofStaff(actor, personId)
    await changed(person, ({ phones, addresses }) => {
      const { preferred } = addressOf(addresses, addressId)
      const left = addresses.filter(({ _id }) => _id !== addressId)
      return { phones, addresses: preferred ? preferring(left, left[0]?._id) : left }
    })
  }

  return { preferAddress, removeAddress }
}

type AddressHeld = AddressRequest & { community: string }

/** The address with its changes: what is null goes, what is not named stays. */
function edited(held: AddressHeld, change: Omit<AddressChange, 'preferred'>): AddressHeld {
  const { label, communityCode, community, text, floor, lift, doorNote, point } = held
  const optional = { floor, lift, doorNote, point, ...change }
  const kept = Object.entries(optional).filter(([, value]) => value !== null && value !== undefined)
  return { label, communityCode, community, text, ...Object.fromEntries(kept) }
}

const addressOf = (addresses: StoredContact['addresses'], id: string) =>
  addresses.find(({ _id }) => _id === id) ?? refuse('register.address-not-found')

const preferring = (addresses: StoredContact['addresses'], id: string | undefined) =>
  addresses.map((address) => ({ ...address, preferred: address._id === id }))

/** The name of a community anywhere: an elder may live with a daughter in another county. */
export async function communityOf(code: string): Promise<string> {
  const region = await regionStore.byCode(code)
  refuseUnless(region?.level === 'community', 'register.address-community')
  return region.name
}
