import { model, Schema } from 'mongoose'
import { lifeStatuses, personTags, residences } from '../../../shared/people'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'

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
    note: String,
    act: { type: actFields, required: true },
  },
  { _id: false },
)

/** A stay in hospital; `to` is the day of discharge. */
const staySchema = new Schema(
  { from: { type: String, required: true }, to: String, act: actFields, endAct: actFields },
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
    /** The centre in `orgPath`: one word, so that an index can keep its people in the order of their names. */
    centreId: String,
    tags: { type: [tagSchema], default: undefined },
    stays: { type: [staySchema], default: undefined },
    /** 代录: who asked for the entry, and how. */
    entered: { channel: String, askedBy: String },
    /** Found to be the same person as this one; the row is then no longer registered. */
    mergedInto: String,
    /** Raised when another file is merged into this one or parted from it. */
    merges: Number,
    /** Raised by what must not hang on a file that is merged away at the same moment. */
    meetings: Number,
    act: { type: actFields, required: true },
  },
  { strict: 'throw', collection: 'people', versionKey: false },
)

// The register of an organisation by initials, and the search by name or initials within it.
personSchema.index({ orgPath: 1, initials: 1, _id: 1 })
personSchema.index({ orgPath: 1, name: 1, _id: 1 })
// The first people of a centre whose name or initials begin so, read in order and no further.
personSchema.index({ centreId: 1, initials: 1, _id: 1 })
personSchema.index({ centreId: 1, name: 1, _id: 1 })
// Near matches over every centre: the same birthday with alike initials, or the same name in a street.
personSchema.index({ birthDate: 1, initials: 1 })
personSchema.index({ name: 1, communityCode: 1 })
personSchema.index(
  { mergedInto: 1 },
  { partialFilterExpression: { mergedInto: { $exists: true } } },
)

onWrite(personSchema, () => forgetTopic('people'))

export const PersonModel = model('Person', personSchema)
