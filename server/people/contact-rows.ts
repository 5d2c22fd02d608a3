import { isPhone, maskedPhone, normalPhone } from '../../shared/phone'
import type {
  AddressRequest,
  AddressView,
  PhoneOwner,
  PhoneView,
  Point,
} from '../../shared/register'
import type { Act } from '../../shared/session'
import { newObjectId } from '../kit/object-id'
import { refuseUnless } from '../kit/refusal'
import type { Vault } from '../kit/vault'
import { createSearchWords } from './search-words'
import type { StoredAddress, StoredContact, StoredPhone } from './stores/contacts'

/** What of an address lies sealed. */
export interface WholeAddress {
  text: string
  /** How to get in. */
  doorNote?: string
  point?: Point
}

export interface PhoneGiven {
  number: string
  owner: PhoneOwner
}

/** An address as it was given, with its community in words. */
type AddressGiven = AddressRequest & { community: string }

/** Phones and addresses between their clear form and what is stored. */
export function createContactRows(vault: Vault) {
  const words = createSearchWords(vault)
  const phones = createPhoneRows(vault)
  const addresses = createAddressRows(vault)

  /** The row with the search words of what it holds. */
  function searchableIn<Row extends Omit<StoredContact, 'tokens' | 'version'>>(
    centreId: string,
    row: Row,
  ) {
    const numbers = row.phones.map((phone) => phones.openPhone(row.personId, phone))
    const texts = row.addresses.map((each) => addresses.openAddress(row.personId, each).text)
    return { ...row, tokens: words.of(centreId, numbers, texts) }
  }

  return { words, ...phones, ...addresses, searchableIn }
}

export type ContactRows = ReturnType<typeof createContactRows>

function createPhoneRows(vault: Vault) {
  const phoneIndex = (typed: string) => vault.index('phone', normalPhone(typed))

  function phoneRow(personId: string, { number: typed, owner }: PhoneGiven, act: Act): StoredPhone {
    const number = normalPhone(typed)
    refuseUnless(isPhone(number), 'register.phone-invalid')
    const _id = newObjectId()
    return {
      _id,
      number: vault.seal(number, place('phones.number', personId, _id)),
      index: phoneIndex(number),
      masked: maskedPhone(number),
      owner,
      act,
    }
  }

  const openPhone = (personId: string, { _id, number }: StoredPhone): string =>
    vault.open(number, place('phones.number', personId, _id))

  return { phoneIndex, phoneRow, openPhone }
}

function createAddressRows(vault: Vault) {
  function addressRow(
    personId: string,
    { text, doorNote, point, ...open }: AddressGiven,
    { act, ...kept }: { act: Act; preferred: boolean; _id?: string },
  ): StoredAddress {
    const _id = kept._id ?? newObjectId()
    const whole: WholeAddress = {
      text,
      ...(doorNote ? { doorNote } : {}),
      ...(point ? { point } : {}),
    }
    return {
      ...open,
      _id,
      whole: vault.seal(JSON.stringify(whole), place('addresses.whole', personId, _id)),
      masked: maskedAddress(text),
      hasDoorNote: doorNote !== undefined,
      hasPoint: point !== undefined,
      preferred: kept.preferred,
      act,
    }
  }

  const openAddress = (personId: string, { _id, whole }: StoredAddress): WholeAddress =>
    JSON.parse(vault.open(whole, place('addresses.whole', personId, _id))) as WholeAddress

  return { addressRow, openAddress }
}

const place = (field: string, personId: string, itemId: string) => ({
  collection: 'contacts',
  field,
  id: `${personId}/${itemId}`,
})

/** Street names stay, numbers do not: `桃源路12号3幢501室` is shown as `桃源路**号*幢***室`. */
const maskedAddress = (text: string): string =>
  text.replace(/[\p{N}A-Za-z零〇一二三四五六七八九十百]/gu, '*')

export const phoneView = ({ _id, masked, owner }: StoredPhone): PhoneView => ({
  id: _id,
  masked,
  owner,
})

export function addressView(address: StoredAddress): AddressView {
  const { _id, label, masked, communityCode, community, floor, lift, preferred } = address
  return {
    id: _id,
    label,
    text: masked,
    communityCode,
    community,
    preferred,
    ...(floor === undefined ? {} : { floor }),
    ...(lift === undefined ? {} : { lift }),
    ...(address.hasDoorNote ? { hasDoorNote: true } : {}),
    ...(address.hasPoint ? { hasPoint: true } : {}),
  }
}
