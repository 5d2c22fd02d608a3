import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { visitKinds, visitStates } from '../../shared/visits/kinds'
import { actFields } from '../kit/act-fields'
import type { Visit } from './types'

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const texts = { type: [String], required: true } as const
const inside = { _id: false, id: false } as const
/** Written whole by one verb whose input was checked; nothing is asked of its parts. */
const whole = Schema.Types.Mixed

const slot = { day: text, time: text, to: text, staffIds: texts, claims: texts } as const
const movingFields = new Schema({ ...slot, until: text }, inside)
const trailFields = new Schema(
  {
    event: text,
    state: { ...text, enum: visitStates },
    act: { type: actFields, required: true },
    relation: String,
    note: String,
  },
  inside,
)

export type VisitRow = Omit<Visit, 'id'> & { _id: Types.ObjectId }

const visitSchema = new Schema<VisitRow>(
  {
    number: text,
    kind: { ...text, enum: visitKinds },
    code: text,
    name: text,
    catalogueVersion: text,
    minutes: number,
    people: number,
    home: { type: Boolean, required: true },
    state: { ...text, enum: visitStates },
    elderId: text,
    orgId: text,
    orgPath: texts,
    teamId: String,
    addressId: String,
    near: whole,
    ...slot,
    moving: movingFields,
    heldUntil: String,
    waitingId: String,
    seriesId: String,
    occurrence: String,
    asked: { type: actFields, required: true },
    relation: String,
    override: whole,
    note: String,
    fileIds: texts,
    needs: { type: whole, required: true },
    bill: { type: whole, required: true },
    consultation: whole,
    order: whole,
    consent: whole,
    arrival: whole,
    record: whole,
    ratings: { type: whole, required: true },
    doorTries: Number,
    acceptedBy: whole,
    takenOff: whole,
    declinedBy: texts,
    late: Boolean,
    unproven: Boolean,
    reason: String,
    reached: { type: whole, required: true },
    overtime: whole,
    toReassign: String,
    lineIds: texts,
    trail: { type: [trailFields], required: true },
    eventIds: texts,
    version: number,
  },
  { strict: 'throw', versionKey: false, id: false, minimize: false, collection: 'visits' },
)

// A time of a series has the number of its own: one visit for each, however often it is asked for.
visitSchema.index({ number: 1 }, { unique: true })
visitSchema.index({ elderId: 1, day: 1, time: 1, _id: 1 })
// Doors of a day, of a person and of a house.
visitSchema.index({ staffIds: 1, day: 1, time: 1 })
visitSchema.index({ orgPath: 1, state: 1, day: 1, time: 1, _id: 1 })
visitSchema.index({ teamId: 1, day: 1, time: 1 })
visitSchema.index({ state: 1, day: 1, time: 1, _id: 1 })
// Held ones and moves that ran out: as many as there are, however many visits.
visitSchema.index({ heldUntil: 1 }, { partialFilterExpression: { heldUntil: { $exists: true } } })
visitSchema.index(
  { 'moving.until': 1 },
  { partialFilterExpression: { 'moving.until': { $exists: true } } },
)
visitSchema.index({ occurrence: 1 }, { partialFilterExpression: { occurrence: { $exists: true } } })
visitSchema.index({ seriesId: 1 }, { partialFilterExpression: { seriesId: { $exists: true } } })

export const VisitModel = model('Visit', visitSchema)
