import { model, Schema } from 'mongoose'
import { staffRoles } from '../../../shared/session'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'

/** One role of one person. Names stand here too, so that the rights of a call are one question. */
const staffSchema = new Schema(
  {
    personId: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, enum: staffRoles, required: true },
    orgId: { type: String, required: true },
    orgName: { type: String, required: true },
    centreId: String,
    teamId: String,
    teamName: String,
    title: { type: String, required: true },
    qualifications: { type: [String], required: true },
    from: { type: String, required: true },
    to: String,
  },
  { strict: 'throw', collection: 'staff', versionKey: false },
)

staffSchema.index({ personId: 1 })
staffSchema.index({ teamId: 1 })
staffSchema.index({ orgId: 1, to: 1, _id: 1 })
staffSchema.index({ centreId: 1 })

onWrite(staffSchema, () => forgetTopic('staff'))

export const StaffModel = model('Staff', staffSchema)
