import { model, Schema } from 'mongoose'
import { actFields } from '../../kit/act-fields'

const doorCardSchema = new Schema(
  {
    /** The hash of the text on the card; the text itself is nowhere. */
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    open: { type: Boolean, required: true },
    act: { type: actFields, required: true },
    revoked: actFields,
  },
  { strict: 'throw', collection: 'door_cards', versionKey: false },
)

// One card that opens something for a person, even when two desks print at once.
doorCardSchema.index({ personId: 1 }, { unique: true, partialFilterExpression: { open: true } })

export const DoorCardModel = model('DoorCard', doorCardSchema)
