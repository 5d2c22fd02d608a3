import { trusted } from 'mongoose'
import type { IdentityKind } from '../../../shared/register'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { IdentityModel } from '../models/identity'

/** A document as stored: `index` is the key, `number` is sealed. */
export interface StoredIdentity {
  index: string
  personId: string
  kind: IdentityKind
  number: string
  masked: string
  /** Province and city that issued it, in words. */
  area?: string
}

type NewIdentity = StoredIdentity & { act: Act }
type Row = Omit<StoredIdentity, 'index'> & { _id: string }

export const identityStore = {
  /** Whose number is this? */
  async holder(index: string): Promise<string | undefined> {
    return (await IdentityModel.findById(index, { personId: 1 }).lean())?.personId
  },

  /** Documents of these people, the resident's number first. */
  async ofPersons(personIds: readonly string[]): Promise<StoredIdentity[]> {
    const filter = { personId: trusted({ $in: [...personIds] }) }
    const rows = await IdentityModel.find(filter).lean<Row[]>()
    return rows.map(toIdentity).sort((one, other) => rank(one) - rank(other))
  },

  /** A number that stands already is refused, all of them with it. */
  async add(...identities: readonly NewIdentity[]): Promise<void> {
    await duplicateMeans('register.identity-known', () => identityStore.addMany(identities))
  },

  /** The bulk door. */
  async addMany(identities: readonly NewIdentity[]): Promise<void> {
    await IdentityModel.insertMany(
      identities.map(({ index, ...rest }) => ({ _id: index, ...rest })),
    )
  },

  /** Takes away the person's document of a kind, so that another can take its place. */
  async remove(personId: string, kind: IdentityKind): Promise<void> {
    await IdentityModel.deleteMany({ personId, kind })
  },
}

const rank = ({ kind }: StoredIdentity) => (kind === 'resident-id' ? 0 : 1)

const toIdentity = ({ _id, personId, kind, number, masked, area }: Row): StoredIdentity => ({
  index: _id,
  personId,
  kind,
  number,
  masked,
  ...(area ? { area } : {}),
})
