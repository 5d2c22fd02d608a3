import { model, Schema } from 'mongoose'

const regionSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    level: {
      type: String,
      enum: ['province', 'city', 'county', 'street', 'community'],
      required: true,
    },
    parent: String,
  },
  { strict: 'throw', collection: 'regions', versionKey: false },
)

regionSchema.index({ parent: 1 })

export const RegionModel = model('Region', regionSchema)
