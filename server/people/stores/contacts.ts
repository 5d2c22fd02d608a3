import { trusted } from 'mongoose'
import type { PhoneOwner } from '../../../shared/register'
import type { Act } from '../../../shared/session'
import type { ReadingPart } from '../../kit/reading-together'
import { createMemory } from '../../kit/remembering'
import { ContactModel } from '../models/contact'

export interface StoredPhone {
  _id: string
  /** Sealed. */
  number: string
  index: string
  masked: string
  owner: PhoneOwner
  act: Act
}

export interface StoredAddress {
  _id: string
  label: string
  /** Sealed: JSON of a `WholeAddress`. */
  whole: string
  masked: string
  communityCode: string
  community: string
  floor?: number
  lift?: boolean
  hasDoorNote: boolean
  hasPoint: boolean
  preferred: boolean
  act: Act
}

/** How somebody is reached, as stored. */
export interface StoredContact {
  personId: string
  phones: StoredPhone[]
  addresses: StoredAddress[]
  tokens: string[]
  version: number
}

const memory = createMemory<StoredContact>('contacts')

export const contactStore = {
  async of(personId: string): Promise<StoredContact> {
    const known = memory.known(personId)
    if (known) return known
    const row = await ContactModel.findById(personId).lean<Row>()
    return row ? toContact(row) : nothingOf(personId)
  },

  /** What `of` asks, read with something else. */
  partOf: (personId: string): ReadingPart => ({
    collection: ContactModel.collection.name,
    pipeline: [{ $match: { _id: personId } }],
    take: ([row]) => memory.put(personId, row ? toContact(row as Row) : nothingOf(personId)),
  }),

  async ofPersons(personIds: readonly string[]): Promise<StoredContact[]> {
    const filter = { _id: trusted({ $in: [...personIds] }) }
    return (await ContactModel.find(filter).lean<Row[]>()).map(toContact)
  },

  /** The people who have this phone on file. */
  async holders(index: string, limit: number): Promise<string[]> {
    const rows = await ContactModel.find({ 'phones.index': index }, { _id: 1 }).limit(limit).lean()
    return rows.map(({ _id }) => _id)
  },

  /** Rows that carry every one of these search words; the first is the one the index is asked for. */
  async withTokens(tokens: readonly string[], limit: number): Promise<StoredContact[]> {
    const every = tokens.map((token) => ({ tokens: token }))
    return (await ContactModel.find({ $and: every }).limit(limit).lean<Row[]>()).map(toContact)
  },

  /** The bulk door. */
  async addMany(contacts: readonly Omit<StoredContact, 'version'>[]): Promise<void> {
    await ContactModel.insertMany(
      contacts.map(({ personId, ...rest }) => ({ _id: personId, ...rest, version: 1 })),
    )
  },

  /** Writes the row if it still is what the writer saw. A first row that two write at once is one of them. */
  async change({ personId, version, ...contact }: StoredContact): Promise<boolean> {
    if (version === 0) {
      await contactStore.addMany([{ personId, ...contact }])
      return true
    }
    const { modifiedCount } = await ContactModel.updateOne(
      { _id: personId, version },
      { $set: contact, $inc: { version: 1 } },
    )
    return modifiedCount === 1
  },
}

type Row = Omit<StoredContact, 'personId'> & { _id: string }

const nothingOf = (personId: string): StoredContact => ({
  ...{ personId, phones: [], addresses: [], tokens: [], version: 0 },
})

const toContact = ({ _id, phones, addresses, tokens, version }: Row): StoredContact => ({
  personId: _id,
  phones,
  addresses,
  tokens,
  version,
})
