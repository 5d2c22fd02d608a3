import { Schema, model } from 'mongoose'
import type { Catalogue } from '../../../shared/visits/catalogue'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'

/** A version a centre published; the name of the version is its id. */
export type CatalogueRow = Omit<Catalogue, 'version'> & { _id: string; orgId: string; act: Act }

const text = { type: String, required: true } as const

const catalogueSchema = new Schema<CatalogueRow>(
  {
    _id: text,
    orgId: text,
    from: text,
    callOut: { type: Number, required: true },
    nightFrom: text,
    verified: { type: Schema.Types.Mixed, required: true },
    items: { type: Schema.Types.Mixed, required: true },
    act: { type: actFields, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'visit_catalogues' },
)
// One version a centre and first day: two who publish at once cannot both be the next.
catalogueSchema.index({ orgId: 1, from: 1 }, { unique: true })

export const CatalogueModel = model('VisitCatalogue', catalogueSchema)
