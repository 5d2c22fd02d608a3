import type { Catalogue } from '../../../shared/visits/catalogue'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { CatalogueModel } from './model'
import type { CatalogueRow } from './model'

export const catalogueStore = {
  async add(orgId: string, { version, ...catalogue }: Catalogue, act: Act): Promise<void> {
    const row: CatalogueRow = { _id: version, orgId, ...catalogue, act }
    await duplicateMeans('catalogue.same-day', () => CatalogueModel.insertMany([row]))
  },

  async byVersion(version: string): Promise<Catalogue | undefined> {
    const row = await CatalogueModel.findById(version).lean<CatalogueRow>()
    return row ? toCatalogue(row) : undefined
  },

  /** Every version a centre published, oldest first. */
  async of(orgId: string): Promise<Catalogue[]> {
    const rows = await CatalogueModel.find({ orgId }).sort({ from: 1 }).lean<CatalogueRow[]>()
    return rows.map(toCatalogue)
  },
}

const toCatalogue = ({ _id, orgId: _orgId, act: _act, ...row }: CatalogueRow): Catalogue => ({
  version: _id,
  ...row,
})
