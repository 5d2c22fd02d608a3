import { model, Schema } from 'mongoose'
import { lifeStatuses, personTags, residences } from '../../../shared/people'
import { actFields } from '../../kit/act-fields'

const tagSchema = new Schema({
  tag: { type: String, enum: personTags, required: true },
  from: { type: String, required: true },
  to: String,
  source: { type: String, required: true },
  act: { type: actFields, required: true },
  endAct: actFields,
})

const lifeSchema = new Schema(
  {
    status: { type: String, enum: lifeStatuses, required: true },
    on: String,
    act: { type: actFields, required: true },
  },
  { _id: false },
)

/** Everybody with a name. Those of a register carry `registered` and the fields of a resident. */
const personSchema = new Schema(
  {
    name: { type: String, required: true },
    initials: { type: String, required: true },
    registered: { type: Boolean, required: true },
    sex: { type: String, enum: ['male', 'female'] },
    birthDate: String,
    residence: { type: String, enum: residences },
    life: { status: { type: String, enum: lifeStatuses }, on: String },
    /** Every change of the life status, oldest first. */
    lives: { type: [lifeSchema], default: undefined },
    communityCode: String,
    community: String,
    orgPath: { type: [String], default: undefined },
    tags: { type: [tagSchema], default: undefined },
    act: { type: actFields, required: true },
  },
  { strict: 'throw', collection: 'people', versionKey: false },
)

// The register of an organisation by initials, and the search by name or initials within it.
personSchema.index({ orgPath: 1, initials: 1, _id: 1 })
personSchema.index({ orgPath: 1, name: 1, _id: 1 })

export const PersonModel = model('Person', personSchema)
