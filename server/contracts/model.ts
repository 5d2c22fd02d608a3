import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { contractStatuses, endReasons } from '../../shared/contracts'
import { actFields } from '../kit/act-fields'
import { onWrite } from '../kit/mongo-writes'
import { forgetTopic } from '../kit/remembering'
import type { Contract } from './types'

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const inside = { _id: false, id: false } as const

const agreementFields = new Schema({ version: text, hash: text }, inside)
const agreed = {
  termMonths: number,
  packageCode: text,
  packageVersion: number,
  agreement: { type: agreementFields, required: true },
} as const

const termFields = new Schema(
  { ...agreed, startsOn: text, endsOn: text, act: { type: actFields, required: true } },
  inside,
)
const signedFields = new Schema(
  { ...actFields.obj, way: text, paperRef: String, signedById: String },
  inside,
)

export type ContractRow = Omit<Contract, 'id'> & { _id: Types.ObjectId }

const contractSchema = new Schema<ContractRow>(
  {
    elderId: text,
    teamId: text,
    doctorId: text,
    orgId: text,
    orgPath: { type: [String], required: true },
    ...agreed,
    status: { ...text, enum: contractStatuses },
    lane: { type: String, enum: ['asked', 'active'] },
    asked: { type: actFields, required: true },
    signed: signedFields,
    startsOn: String,
    endsOn: String,
    terms: { type: [termFields], required: true },
    returnReason: String,
    endedOn: String,
    endReason: { type: String, enum: endReasons },
    closed: actFields,
    version: number,
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'contracts' },
)

// One open ask and one active contract per elder, even when two teams act at once.
contractSchema.index(
  { elderId: 1, lane: 1 },
  { unique: true, partialFilterExpression: { lane: { $exists: true } } },
)
// Newest first is by when it was asked for: ids that came with the data are in no order.
contractSchema.index({ elderId: 1, 'asked.at': -1, _id: -1 })
contractSchema.index({ teamId: 1, status: 1, 'asked.at': -1, _id: -1 })
contractSchema.index({ orgPath: 1, status: 1, 'asked.at': -1, _id: -1 })
contractSchema.index({ doctorId: 1, lane: 1, endsOn: 1 })
// What runs out soon costs as much as there is of it, however many contracts there are.
contractSchema.index({ lane: 1, endsOn: 1, _id: 1 })

onWrite(contractSchema, () => forgetTopic('contracts'))

export const ContractModel = model('Contract', contractSchema)

/** One row a doctor, written by every signing with that doctor: two at once meet here, so none is over the limit. */
export interface DoctorRow {
  _id: string
  writes: number
}
const doctorSchema = new Schema<DoctorRow>(
  { _id: text, writes: number },
  { strict: 'throw', versionKey: false, id: false, collection: 'contract_doctors' },
)
export const DoctorModel = model('ContractDoctor', doctorSchema)
