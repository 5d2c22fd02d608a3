import { model, Schema } from 'mongoose'

/** A PC that waits for a phone to say who sits before it. */
const pcTicketSchema = new Schema(
  {
    /** Stands in the QR code; worth nothing without the secret the PC keeps. */
    _id: { type: String, required: true },
    secretHash: { type: String, required: true },
    state: { type: String, enum: ['waiting', 'confirmed', 'told'], required: true },
    personId: String,
    accountId: String,
    demo: Boolean,
    expiresAt: { type: Date, required: true },
    /** Wall time. */
    sweepAt: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'pc-tickets', versionKey: false },
)

pcTicketSchema.index({ sweepAt: 1 }, { expireAfterSeconds: 0 })

export const PcTicketModel = model('PcTicket', pcTicketSchema)
