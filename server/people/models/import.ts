import { Schema, model } from 'mongoose'
import { importStates, rowOutcomes } from '../../../shared/imports'
import type { Import, ImportRow } from '../imports/types'
import { actFields } from '../../kit/act-fields'

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const inside = { _id: false, id: false } as const
const QUARTER_SECONDS = 92 * 24 * 3600

export type ImportDocument = Omit<Import, 'id'> & { _id: string }

const countFields = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, number]))

const importSchema = new Schema<ImportDocument>(
  {
    _id: text,
    orgId: text,
    fileName: text,
    state: { ...text, enum: importStates },
    doneRows: number,
    rows: Number,
    counts: { type: new Schema(countFields, inside), required: true },
    says: String,
    act: { type: actFields, required: true },
    beatAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'imports' },
)
importSchema.index({ orgId: 1, _id: -1 })
// A report of a list of people is not kept for ever.
importSchema.index({ beatAt: 1 }, { expireAfterSeconds: QUARTER_SECONDS })

export const ImportModel = model('Import', importSchema)

export type ImportRowDocument = ImportRow & { _id: string; at: Date }

const matchFields = new Schema(
  { personId: text, maskedName: text, birthYear: number, centreName: text, own: Boolean },
  inside,
)
const saysFields = new Schema({ column: String, text }, inside)

const importRowSchema = new Schema<ImportRowDocument>(
  {
    /** `${importId}|${row}` */
    _id: text,
    importId: text,
    row: number,
    outcome: { ...text, enum: rowOutcomes },
    name: { type: String, default: '' },
    says: { type: [saysFields], required: true },
    key: String,
    sealed: { type: String, sealed: true },
    personId: String,
    match: matchFields,
    decision: { type: String, enum: ['same', 'different', 'skip'] },
    /** Wall time: a town's clock does not age rows. */
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'import_rows' },
)
importRowSchema.index({ importId: 1, row: 1 })
importRowSchema.index({ importId: 1, outcome: 1, row: 1 })
importRowSchema.index({ at: 1 }, { expireAfterSeconds: QUARTER_SECONDS })

export const ImportRowModel = model('ImportRow', importRowSchema)
