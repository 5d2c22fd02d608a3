import { Types, trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import { isObjectIdText } from '../../kit/object-id'
import { BlockModel } from '../models/block'
import type { BlockRow } from '../models/block'
import type { Block } from '../types'

export const blockStore = {
  async add(block: Omit<Block, 'id'>): Promise<Block> {
    const row = rowOf(block)
    await BlockModel.insertMany([row])
    return toBlock(row)
  },

  async byId(id: string): Promise<Block | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await BlockModel.findById(id).lean<BlockRow>()
    return row ? toBlock(row) : undefined
  },

  /** Blocks that touch these days, soonest first. */
  async between(staffIds: readonly string[], from: Day, to: Day): Promise<Block[]> {
    const { ends, begins } = touching(from, to)
    const filter = {
      staffId: trusted({ $in: [...staffIds] }),
      ends: trusted(ends),
      begins: trusted(begins),
    }
    const rows = await BlockModel.find(filter).sort({ begins: 1, _id: 1 }).lean<BlockRow[]>()
    return rows.map(toBlock)
  },

  /** Lets the block end sooner; false when somebody has done so before. */
  async end(id: string, to: Block['to'], ended: Act): Promise<boolean> {
    const filter = { _id: id, ended: trusted({ $exists: false }) }
    const { modifiedCount } = await BlockModel.updateOne(filter, {
      $set: { ends: textOf(to), ended },
    })
    return modifiedCount === 1
  },
}

/** Of blocks that touch these days. */
export const touching = (from: Day, to: Day) => ({
  ends: { $gt: `${from}T00:00` },
  begins: { $lt: `${to}T24:00` },
})

const textOf = ({ day, time }: Block['from']) => `${day}T${time}`
const partOf = (text: string) => ({ day: text.slice(0, 10), time: text.slice(11) })

const rowOf = ({ from, to, ...block }: Omit<Block, 'id'>): BlockRow => ({
  _id: new Types.ObjectId(),
  ...block,
  begins: textOf(from),
  ends: textOf(to),
})

export const toBlock = ({ _id, begins, ends, ...row }: BlockRow): Block => ({
  id: String(_id),
  ...row,
  from: partOf(begins),
  to: partOf(ends),
})
