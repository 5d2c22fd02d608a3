import { Schema, model } from 'mongoose'
import type { Types } from 'mongoose'
import { filePurposes, fileTypes } from '../../shared/files'
import { actFields } from '../kit/act-fields'
import type { KeptFile } from './types'

const text = { type: String, required: true } as const

export type FileRow = Omit<KeptFile, 'id'> & { _id: Types.ObjectId; same: string }

const fileSchema = new Schema<FileRow>(
  {
    type: { ...text, enum: fileTypes },
    bytes: { type: Number, required: true },
    purpose: { ...text, enum: filePurposes },
    elderId: String,
    name: text,
    hash: text,
    /** Hash of who uploaded what for whom: the same photo sent twice is one file. */
    same: text,
    act: { type: actFields, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'files' },
)
fileSchema.index({ same: 1 }, { unique: true })
fileSchema.index({ elderId: 1, _id: -1 })

export const FileModel = model('File', fileSchema)

const A_WEEK = 7 * 24 * 3600

/** How many files somebody uploaded on a day. `at` is wall time: a town's clock does not age rows. */
export interface UploadDayRow {
  _id: string
  count: number
  at: Date
}
const uploadDaySchema = new Schema<UploadDayRow>(
  { _id: text, count: { type: Number, required: true }, at: { type: Date, required: true } },
  { strict: 'throw', versionKey: false, id: false, collection: 'file_upload_days' },
)
uploadDaySchema.index({ at: 1 }, { expireAfterSeconds: A_WEEK })

export const UploadDayModel = model('FileUploadDay', uploadDaySchema)
