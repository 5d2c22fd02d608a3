import { model, Schema } from 'mongoose'
import { organisationTypes } from '../../../shared/people'

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

export const OrganisationModel = model('Organisation', organisationSchema)
