import { model, Schema } from 'mongoose'
import { staffRoles } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'

/** An organisation asks somebody to work in a role; the one-time code is handed over in person. */
const invitationSchema = new Schema(
  {
    name: { type: String, required: true },
    role: { type: String, enum: staffRoles, required: true },
    orgId: { type: String, required: true },
    orgName: { type: String, required: true },
    centreId: String,
    teamId: String,
    teamName: String,
    title: { type: String, required: true },
    /** The hash of the code. */
    codeHash: { type: String, required: true },
    state: { type: String, enum: ['open', 'used', 'withdrawn'], required: true },
    personId: String,
    act: { type: actFields, required: true },
    endAct: actFields,
    expiresAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'invitations', versionKey: false },
)

invitationSchema.index({ codeHash: 1 }, { unique: true })
invitationSchema.index({ orgId: 1, _id: -1 })

export const InvitationModel = model('Invitation', invitationSchema)
