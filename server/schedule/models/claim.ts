import { Schema, model } from 'mongoose'
import type { Day } from '../../../shared/day'

/**
 * Who took a key last. The key is the `_id`: that is the whole promise. `n` grows with every holder, so that a claim
 * seen dead is taken over only by who saw this very one. Rows are made and taken over, never given back.
 */
export interface ClaimRow {
  _id: string
  visitId: string
  n: number
  day: Day
}

// No other index: a booking writes ten rows, and old ones are looked for once a night.
const claimSchema = new Schema<ClaimRow>(
  {
    _id: { type: String, required: true },
    visitId: { type: String, required: true },
    n: { type: Number, required: true },
    day: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'claims' },
)

export const ClaimModel = model('Claim', claimSchema)
