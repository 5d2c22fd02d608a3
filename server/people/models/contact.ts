import { model, Schema } from 'mongoose'
import { phoneOwners } from '../../../shared/register'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'

const phoneSchema = new Schema({
  _id: { type: String, required: true },
  number: { type: String, required: true, sealed: true },
  /** Blind index of the number: whose phone is this? Never unique: couples share one. */
  index: { type: String, required: true },
  masked: { type: String, required: true },
  owner: { type: String, enum: phoneOwners, required: true },
  act: { type: actFields, required: true },
})

const addressSchema = new Schema({
  _id: { type: String, required: true },
  label: { type: String, required: true },
  /** JSON of `WholeAddress`: street and door, how to get in, the point on the map. */
  whole: { type: String, required: true, sealed: true },
  masked: { type: String, required: true },
  communityCode: { type: String, required: true },
  community: { type: String, required: true },
  floor: Number,
  lift: Boolean,
  hasDoorNote: { type: Boolean, required: true },
  hasPoint: { type: Boolean, required: true },
  preferred: { type: Boolean, required: true },
  act: { type: actFields, required: true },
})

/** How somebody is reached, one row a person. */
const contactSchema = new Schema(
  {
    /** The person. */
    _id: { type: String, required: true },
    phones: { type: [phoneSchema], required: true },
    addresses: { type: [addressSchema], required: true },
    /** Blind search words of the centre's people; each carries its centre, so one question is also one scope. */
    tokens: { type: [String], required: true },
    /** Raised by every change, so that two at once do not lose one. */
    version: { type: Number, required: true },
  },
  { strict: 'throw', collection: 'contacts', versionKey: false },
)

contactSchema.index({ tokens: 1 })
contactSchema.index({ 'phones.index': 1 })

onWrite(contactSchema, () => forgetTopic('contacts'))

export const ContactModel = model('Contact', contactSchema)
