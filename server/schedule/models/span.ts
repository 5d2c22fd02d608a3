import { Schema } from 'mongoose'
import { visitKinds } from '../../../shared/visits/kinds'

/** Without kinds the field is absent: an empty list would be a span for nothing. */
export const spanFields = new Schema(
  {
    from: { type: String, required: true },
    to: { type: String, required: true },
    kinds: { type: [{ type: String, enum: visitKinds }], default: undefined },
  },
  { _id: false, id: false },
)
