import { model, Schema } from 'mongoose'

const teamSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    orgId: { type: String, required: true },
    centreId: { type: String, required: true },
    phone: { type: String, required: true },
    doctorId: { type: String, required: true },
    capacity: { type: Number, required: true },
  },
  { strict: 'throw', collection: 'teams', versionKey: false },
)

teamSchema.index({ centreId: 1 })

export const TeamModel = model('Team', teamSchema)
