import { Schema } from 'mongoose'
import { channels } from '../../shared/session'

/** The act inside a stored document: who, for whom, through which channel, when (an ISO instant). */
export const actFields = new Schema(
  {
    byId: { type: String, required: true },
    byName: { type: String, required: true },
    forId: String,
    channel: { type: String, enum: channels, required: true },
    at: { type: String, required: true },
  },
  { _id: false },
)
