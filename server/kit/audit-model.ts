import { model, Schema } from 'mongoose'
import { openedThings } from '../../shared/access'

const text = { type: String, required: true } as const

const auditSchema = new Schema(
  {
    /** Organisation and number: the database itself keeps a number from being given twice. */
    _id: text,
    orgId: text,
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    kind: text,
    byId: text,
    byName: text,
    byRole: text,
    orgName: String,
    personIds: { type: [String], required: true },
    what: { type: String, enum: openedThings },
    reason: String,
    says: text,
    prev: { type: String },
    mac: text,
  },
  { strict: 'throw', collection: 'audit', versionKey: false },
)

auditSchema.index({ orgId: 1, n: 1 }, { unique: true })
auditSchema.index({ orgId: 1, kind: 1, n: -1 })
auditSchema.index({ personIds: 1, at: -1, _id: -1 })

export const AuditModel = model('Audit', auditSchema)

const checkSchema = new Schema(
  {
    _id: { type: String, enum: ['last'], required: true },
    at: { type: Date, required: true },
    /** Count of findings by organisation. */
    findings: { type: Schema.Types.Mixed, required: true },
  },
  { strict: 'throw', collection: 'audit-checks', versionKey: false, minimize: false },
)

export const AuditCheckModel = model('AuditCheck', checkSchema)
