import { Schema, model } from 'mongoose'
import type { FirstRow } from '../../shared/counting'
import type { Month } from '../../shared/day'
import type { NotCounted } from '../../shared/records'
import { actFields } from '../kit/act-fields'
import type { WrittenLine, YearDays } from './types'

const text = { type: String, required: true } as const
const plain = { strict: 'throw', versionKey: false, id: false } as const

const contractSchema = new Schema(
  { id: text, startsOn: text, endsOn: text, endedOn: String },
  { ...plain, _id: false },
)

/** A line as it was written. How it stands today is never stored here: the row is not touched again. */
export type LineRow = Omit<WrittenLine, 'id' | 'excluded'> & { _id: string }

const lineSchema = new Schema<LineRow>(
  {
    _id: text,
    item: text,
    elderId: text,
    day: text,
    month: text,
    orgId: text,
    orgPath: { type: [String], required: true },
    teamId: String,
    place: String,
    groups: { type: [String], required: true },
    residence: text,
    act: { type: actFields, required: true },
    about: String,
    replacedBy: String,
    notCounted: String,
    contract: contractSchema,
    seq: { type: Number, required: true },
  },
  { ...plain, collection: 'ledger_lines' },
)
lineSchema.index({ orgPath: 1, item: 1, day: 1, _id: 1 })
lineSchema.index({ elderId: 1, day: 1, _id: 1 })
// The contract lines of an elder, without walking through every service they ever had.
lineSchema.index(
  { elderId: 1, item: 1, day: 1 },
  {
    partialFilterExpression: {
      item: { $in: ['contract.accepted', 'contract.renewed', 'contract.ended'] },
    },
  },
)
lineSchema.index({ about: 1 }, { partialFilterExpression: { about: { $exists: true } } })
export const LineModel = model('LedgerLine', lineSchema)

/** Why a line is not counted today. Most lines have no such row. Derived from the lines. */
export interface ExclusionRow {
  _id: string
  elderId: string
  reason: NotCounted
}
const exclusionSchema = new Schema<ExclusionRow>(
  { _id: text, elderId: text, reason: text },
  { ...plain, collection: 'ledger_exclusions' },
)
exclusionSchema.index({ elderId: 1 })
export const ExclusionModel = model('LedgerExclusion', exclusionSchema)

/** The times of one organisation (at one place in the tree) in one month. Derived from the lines. */
export interface RollupRow {
  _id: string
  orgId: string
  orgPath: string[]
  month: Month
  times: Record<string, unknown>
}
const rollupSchema = new Schema<RollupRow>(
  {
    _id: text,
    orgId: text,
    orgPath: { type: [String], required: true },
    month: text,
    times: { type: Schema.Types.Mixed, required: true },
  },
  { ...plain, collection: 'ledger_rollups' },
)
rollupSchema.index({ orgPath: 1, month: 1 })
export const RollupModel = model('LedgerRollup', rollupSchema)

/** The first line by which a person counts: one row an indicator, area, year and person, which are its id. */
export type FirstOccurrenceRow = FirstRow & { _id: string }
const firstSchema = new Schema<FirstOccurrenceRow>(
  {
    _id: text,
    code: text,
    areaId: text,
    year: { type: Number, required: true },
    elderId: text,
    day: text,
    lineId: text,
  },
  { ...plain, collection: 'ledger_firsts' },
)
firstSchema.index({ areaId: 1, code: 1, year: 1, day: 1, elderId: 1 })
firstSchema.index({ elderId: 1, year: 1 })
export const FirstModel = model('LedgerFirst', firstSchema)

/** The days on which services counted for an elder in a year. Derived from the lines. */
export type YearDaysRow = YearDays & { _id: string }
const yearDaysSchema = new Schema<YearDaysRow>(
  {
    _id: text,
    elderId: text,
    year: { type: Number, required: true },
    served: [new Schema({ kind: text, days: { type: [String], required: true } }, { _id: false })],
  },
  { ...plain, collection: 'ledger_year_days' },
)
export const YearDaysModel = model('LedgerYearDays', yearDaysSchema)

/**
 * One row an elder and year, written by everyone who records for them in that year: two at once meet here, and
 * the database lets the second look again. Its count is the turn of each line, so it decides which of two equal
 * services is the first.
 */
export interface PersonYearRow {
  _id: string
  lines: number
}
const personYearSchema = new Schema<PersonYearRow>(
  { _id: text, lines: { type: Number, required: true } },
  { ...plain, collection: 'ledger_person_years' },
)
export const PersonYearModel = model('LedgerPersonYear', personYearSchema)
