import { RegionModel } from '../models/region'
import type { Region } from '../types'

export const regionStore = {
  async byCode(code: string): Promise<Region | undefined> {
    const row = await RegionModel.findById(code).lean<Stored>()
    return row ? toRegion(row) : undefined
  },

  /** The regions directly under one; the provinces when none is given. */
  async under(parent?: string): Promise<Region[]> {
    const filter = parent === undefined ? { level: 'province' as const } : { parent }
    return (await RegionModel.find(filter).sort({ _id: 1 }).lean<Stored[]>()).map(toRegion)
  },

  async addMany(regions: readonly Region[]): Promise<void> {
    await RegionModel.insertMany(regions.map(({ code, ...rest }) => ({ _id: code, ...rest })))
  },
}

type Stored = Omit<Region, 'code'> & { _id: string }
const toRegion = ({ _id, name, level, parent }: Stored): Region => ({
  code: _id,
  name,
  level,
  ...(parent ? { parent } : {}),
})
