import type { Cover, Credentials } from '../../../shared/visits/credentials'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { oneOf } from '../../kit/one-of'
import { CoversModel, CredentialsModel } from './model'
import type { CoversRow, CredentialsRow } from './model'

export type KeptCredentials = Omit<CredentialsRow, '_id' | 'act'>
export type KeptCovers = Omit<CoversRow, '_id' | 'act'>

/** What is written, by whom, over which version; 0: nothing was written yet. */
interface Written<Fields> {
  fields: Fields
  version: number
  act: Act
}

export const credentialStore = {
  /** Credentials by nurse; nurses without any are left out. */
  async of(staffIds: readonly string[]): Promise<Map<string, KeptCredentials>> {
    const rows = await CredentialsModel.find({ _id: oneOf(staffIds) }).lean<CredentialsRow[]>()
    return new Map(rows.map((row) => [row._id, keptOf(row)]))
  },

  /** Credentials by nurse beside the policies of the institution that sends, in one question. */
  async forGate(staffIds: readonly string[], orgId: string) {
    const ofHouse = { coll: CoversModel.collection.name, pipeline: [{ $match: { _id: orgId } }] }
    const rows = await CredentialsModel.aggregate<CredentialsRow | CoversRow>([
      { $match: { _id: { $in: [...staffIds] } } },
      { $unionWith: ofHouse },
    ])
    const held = rows.flatMap((row) => ('covers' in row ? [] : [[row._id, keptOf(row)] as const]))
    const covers = rows.flatMap((row) => ('covers' in row ? row.covers : []))
    return { held: new Map(held), covers }
  },

  /** False when somebody wrote in between. */
  async write(staffId: string, { fields, version, act }: Written<Credentials>): Promise<boolean> {
    const row = { ...fields, version: version + 1, act }
    if (version === 0) {
      await duplicateMeans('data.changed', () =>
        CredentialsModel.insertMany([{ _id: staffId, ...row }]),
      )
      return true
    }
    const { matchedCount } = await CredentialsModel.replaceOne({ _id: staffId, version }, row)
    return matchedCount === 1
  },

  async covers(orgId: string): Promise<KeptCovers | undefined> {
    const row = await CoversModel.findById(orgId).lean<CoversRow>()
    return row ? { covers: row.covers, version: row.version } : undefined
  },

  /** False when somebody wrote in between. */
  async writeCovers(orgId: string, { fields, version, act }: Written<Cover[]>): Promise<boolean> {
    const row = { covers: fields, version: version + 1, act }
    if (version === 0) {
      await duplicateMeans('data.changed', () => CoversModel.insertMany([{ _id: orgId, ...row }]))
      return true
    }
    const { matchedCount } = await CoversModel.replaceOne({ _id: orgId, version }, row)
    return matchedCount === 1
  },
}

const keptOf = ({ _id, act: _by, ...kept }: CredentialsRow): KeptCredentials => kept
