import { Schema, model } from 'mongoose'
import { baseGroups } from '../../shared/indicators'
import type { BaseGroup } from '../../shared/indicators'
import type { BaseEntry, TargetEntry } from './types'

const text = { type: String, required: true } as const
const plain = { strict: 'throw', versionKey: false, id: false } as const
const part = { ...plain, _id: false } as const

/** One place, year and group, which are its id. Entries are only ever added; the last one stands. */
export interface BaseRow {
  _id: string
  orgId: string
  year: number
  group: BaseGroup
  entries: Omit<BaseEntry, 'orgId' | 'year' | 'group'>[]
}
const baseEntrySchema = new Schema(
  {
    id: text,
    persons: { type: Number, required: true },
    source: text,
    enteredBy: text,
    enteredById: String,
    enteredOn: text,
  },
  part,
)
const baseSchema = new Schema<BaseRow>(
  {
    _id: text,
    orgId: text,
    year: { type: Number, required: true },
    group: { type: String, enum: baseGroups, required: true },
    entries: { type: [baseEntrySchema], required: true },
  },
  { ...plain, collection: 'indicator_bases' },
)
baseSchema.index({ orgId: 1, year: 1 })
export const BaseModel = model('IndicatorBase', baseSchema)

/** One place, code and year, which are its id. Entries are only ever added; the last one stands. */
export interface TargetRow {
  _id: string
  orgId: string
  code: string
  year: number
  entries: Omit<TargetEntry, 'orgId' | 'code' | 'year'>[]
}
const targetEntrySchema = new Schema(
  {
    id: text,
    kind: text,
    value: Number,
    unit: text,
    author: text,
    authorId: String,
    setOn: text,
  },
  part,
)
const targetSchema = new Schema<TargetRow>(
  {
    _id: text,
    orgId: text,
    code: text,
    year: { type: Number, required: true },
    entries: { type: [targetEntrySchema], required: true },
  },
  { ...plain, collection: 'indicator_targets' },
)
targetSchema.index({ orgId: 1, year: 1 })
export const TargetModel = model('IndicatorTarget', targetSchema)
