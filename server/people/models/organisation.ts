import { model, Schema } from 'mongoose'
import { organisationTypes } from '../../../shared/people'
import { createKept } from '../../kit/kept'
import { onWrite } from '../../kit/mongo-writes'
import type { Organisation } from '../types'

const parentSchema = new Schema(
  { id: { type: String, required: true }, from: { type: String, required: true }, to: String },
  { _id: false },
)

const organisationSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    type: { type: String, enum: organisationTypes, required: true },
    regionCode: { type: String, required: true },
    parents: { type: [parentSchema], required: true },
    phone: String,
    address: String,
  },
  { strict: 'throw', collection: 'organisations', versionKey: false },
)

organisationSchema.index({ 'parents.id': 1 })
// Which station or centre looks after a community.
organisationSchema.index({ regionCode: 1 })

const KEPT_MS = 10_000
export const keptOrganisations = createKept<Organisation>(KEPT_MS)
onWrite(organisationSchema, keptOrganisations.forget)

export const OrganisationModel = model('Organisation', organisationSchema)
