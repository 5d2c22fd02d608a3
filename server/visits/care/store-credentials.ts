import type { Cover, Credentials } from '../../../shared/visits/credentials'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { oneOf } from '../../kit/one-of'
import type { ReadingPart } from '../../kit/reading-together'
import { createMemory } from '../../kit/remembering'
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

interface ForGate {
  held: Map<string, KeptCredentials>
  covers: Cover[]
}
const memory = createMemory<ForGate>('credentials')
const gateKey = (staffIds: readonly string[], orgId: string) => [orgId, ...staffIds].join('|')

export const credentialStore = {
  /** Credentials by nurse; nurses without any are left out. */
  async of(staffIds: readonly string[]): Promise<Map<string, KeptCredentials>> {
    const rows = await CredentialsModel.find({ _id: oneOf(staffIds) }).lean<CredentialsRow[]>()
    return new Map(rows.map((row) => [row._id, keptOf(row)]))
  },

  /** Credentials by nurse beside the policies of the institution that sends, in one question. */
  async forGate(staffIds: readonly string[], orgId: string): Promise<ForGate> {
    const known = memory.known(gateKey(staffIds, orgId))
    if (known) return known
    const pipeline = gatePipeline(staffIds, orgId)
    return forGateOf(await CredentialsModel.aggregate<CredentialsRow | CoversRow>(pipeline))
  },

  /** What `forGate` asks, read with something else. */
  gatePart: (staffIds: readonly string[], orgId: string): ReadingPart => ({
    collection: CredentialsModel.collection.name,
    pipeline: gatePipeline(staffIds, orgId),
    take: (rows) =>
      memory.put(gateKey(staffIds, orgId), forGateOf(rows as (CredentialsRow | CoversRow)[])),
  }),

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

const gatePipeline = (staffIds: readonly string[], orgId: string): ReadingPart['pipeline'] => [
  { $match: { _id: { $in: [...staffIds] } } },
  { $unionWith: { coll: CoversModel.collection.name, pipeline: [{ $match: { _id: orgId } }] } },
]

function forGateOf(rows: readonly (CredentialsRow | CoversRow)[]): ForGate {
  const held = rows.flatMap((row) => ('covers' in row ? [] : [[row._id, keptOf(row)] as const]))
  const covers = rows.flatMap((row) => ('covers' in row ? row.covers : []))
  return { held: new Map(held), covers }
}
