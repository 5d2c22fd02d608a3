import { Schema, model } from 'mongoose'
import { certificateKinds, coverKinds, nurseTitles } from '../../../shared/visits/credentials'
import type { Cover, Credentials } from '../../../shared/visits/credentials'
import { actFields } from '../../kit/act-fields'
import { onWrite } from '../../kit/mongo-writes'
import { forgetTopic } from '../../kit/remembering'
import type { Act } from '../../../shared/session'
import type { Consultation } from '../types'

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const inside = { _id: false, id: false } as const
const plain = { strict: 'throw', versionKey: false, id: false } as const

/** The credentials of one nurse: the id is hers. */
export type CredentialsRow = Credentials & { _id: string; version: number; act: Act }

const certificateFields = new Schema(
  { kind: { ...text, enum: certificateKinds }, number: text, from: text, until: String },
  inside,
)
const violationFields = new Schema({ on: text, note: text }, inside)
const credentialsSchema = new Schema<CredentialsRow>(
  {
    _id: text,
    title: { ...text, enum: nurseTitles },
    titleSince: String,
    clinicalSince: text,
    registeredAt: text,
    registryVerifiedOn: String,
    violation: violationFields,
    certificates: { type: [certificateFields], required: true },
    version: number,
    act: { type: actFields, required: true },
  },
  { ...plain, collection: 'credentials' },
)
onWrite(credentialsSchema, () => forgetTopic('credentials'))
export const CredentialsModel = model('Credentials', credentialsSchema)

/** The policies of one institution: the id is its own. */
export interface CoversRow {
  _id: string
  covers: Cover[]
  version: number
  act: Act
}

const coverFields = new Schema(
  {
    kind: { ...text, enum: coverKinds },
    insurer: text,
    policyNumber: text,
    from: text,
    until: text,
  },
  inside,
)
const coversSchema = new Schema<CoversRow>(
  {
    _id: text,
    covers: { type: [coverFields], required: true },
    version: number,
    act: { type: actFields, required: true },
  },
  { ...plain, collection: 'covers' },
)
onWrite(coversSchema, () => forgetTopic('credentials'))
export const CoversModel = model('Covers', coversSchema)

/** 首诊 on file: later visits of the same person to the same institution find it here. */
export type ConsultationRow = Omit<Consultation, 'id' | 'conditionChanged'> & {
  _id: string
  elderId: string
  orgId: string
  /** The visit it was done for. */
  visitId: string
  /** The condition changed since: an ISO instant. */
  endedAt?: string
}

const consultationSchema = new Schema<ConsultationRow>(
  {
    _id: text,
    elderId: text,
    orgId: text,
    visitId: text,
    way: text,
    result: text,
    findings: text,
    byId: text,
    byName: text,
    organisation: text,
    on: text,
    validUntil: text,
    endedAt: String,
  },
  { ...plain, collection: 'visit_consultations' },
)
consultationSchema.index({ elderId: 1, orgId: 1, on: -1, _id: -1 })
onWrite(consultationSchema, () => forgetTopic('visit_consultations'))
export const ConsultationModel = model('VisitConsultation', consultationSchema)
