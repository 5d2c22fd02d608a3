import { trusted } from 'mongoose'
import type { MergeView } from '../../../shared/register'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { MergeModel } from '../models/merge'
import { PersonModel } from '../models/person'

const MOST_LISTED = 100

/** Two files that may be one person. */
export interface Merge {
  id: string
  keptId: string
  otherId: string
  orgIds: string[]
  state: MergeView['state']
  why: string
  act: Act
  decided?: Act
}

type NewMerge = Omit<Merge, 'id' | 'decided'>
type Row = Omit<Merge, 'id'> & { _id: string }

/** The same for both orders. */
const idOf = (oneId: string, otherId: string) => [oneId, otherId].sort().join('-')

export const mergeStore = {
  async byId(id: string): Promise<Merge | undefined> {
    const row = await MergeModel.findById(id).lean<Row>()
    return row ? toMerge(row) : undefined
  },

  /** Those not decided first, the newest of each first. */
  async of(orgIds: readonly string[]): Promise<Merge[]> {
    const seen = { orgIds: trusted({ $in: [...orgIds] }) }
    const open = await find({ ...seen, state: 'suggested' })
    return [...open, ...(await find({ ...seen, state: trusted({ $ne: 'suggested' }) }))]
  },

  /** Pairs nobody has named before: of a file that is only now written. */
  async addMany(merges: readonly NewMerge[]): Promise<void> {
    await MergeModel.insertMany(
      merges.map((merge) => ({ _id: idOf(merge.keptId, merge.otherId), ...merge })),
    )
  },

  /** Suggests a pair; one that was refused or undone may be named again. Answers its id. */
  async suggest(merge: NewMerge): Promise<string> {
    const _id = idOf(merge.keptId, merge.otherId)
    const settled = { _id, state: trusted({ $in: ['refused', 'undone'] as const }) }
    const change = { $set: merge, $unset: { decided: 1 } }
    await duplicateMeans('register.merge-decided', () =>
      MergeModel.updateOne(settled, change, { upsert: true }),
    )
    return _id
  },

  async decide(
    { id, state }: Merge,
    to: Pick<Merge, 'keptId' | 'otherId' | 'state'>,
    decided: Act,
  ): Promise<boolean> {
    const change = { $set: { ...to, decided } }
    const { modifiedCount } = await MergeModel.updateOne({ _id: id, state }, change)
    return modifiedCount === 1
  },

  /**
   * Makes one person an alias of another; false when either is no longer a file of its own. The kept row is written
   * too, so that two merges in opposite directions meet there.
   */
  async join(keptId: string, otherId: string): Promise<boolean> {
    const gone = { $set: { registered: false, mergedInto: keptId } }
    const kept = await PersonModel.updateOne({ _id: keptId, registered: true }, countOne)
    const other = await PersonModel.updateOne({ _id: otherId, registered: true }, gone)
    return kept.modifiedCount === 1 && other.modifiedCount === 1
  },

  /** The other is a file of its own again, as it was. */
  async part(keptId: string, otherId: string): Promise<boolean> {
    const back = { $set: { registered: true }, $unset: { mergedInto: 1 } } as const
    const other = await PersonModel.updateOne({ _id: otherId, mergedInto: keptId }, back)
    return other.modifiedCount === 1
  },
}

const countOne = { $inc: { merges: 1 } }

async function find(filter: object): Promise<Merge[]> {
  const sorted = MergeModel.find(filter).sort({ 'act.at': -1, _id: 1 }).limit(MOST_LISTED)
  return (await sorted.lean<Row[]>()).map(toMerge)
}

const toMerge = ({ _id, ...row }: Row): Merge => ({ id: _id, ...row })
