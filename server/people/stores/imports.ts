import { trusted } from 'mongoose'
import type { ImportDecision, ImportState, RowOutcome } from '../../../shared/imports'
import { ImportModel, ImportRowModel } from '../models/import'
import type { ImportDocument, ImportRowDocument } from '../models/import'
import type { Import, ImportRow } from '../imports/types'

/** A step of a run: what changed since the last. */
export interface Step {
  state?: ImportState
  rows?: number
  says?: string
  /** Added to what is done. */
  done?: number
  /** Added to the counts. */
  counts?: Partial<Record<RowOutcome, number>>
}

/** How a row ended. */
export type RowEnded = Pick<ImportRow, 'outcome' | 'says'> & { personId?: string }

export const importStore = {
  async add({ id, ...rest }: Import): Promise<void> {
    await ImportModel.insertMany([{ _id: id, ...rest }])
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async inScope(orgIds: readonly string[], id: string): Promise<Import | undefined> {
    const filter = { _id: id, orgId: trusted({ $in: [...orgIds] }) }
    const row = await ImportModel.findOne(filter).lean<ImportDocument>()
    return row ? toImport(row) : undefined
  },

  /** The newest first. */
  async latest(orgIds: readonly string[], limit: number): Promise<Import[]> {
    const rows = await ImportModel.find({ orgId: trusted({ $in: [...orgIds] }) })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<ImportDocument[]>()
    return rows.map(toImport)
  },

  async step(id: string, beatAt: Date, { done = 0, counts = {}, ...set }: Step): Promise<void> {
    const more = Object.entries(counts).map(([outcome, by]) => [`counts.${outcome}`, by] as const)
    const by: Record<string, number> = { doneRows: done, ...Object.fromEntries(more) }
    await ImportModel.updateOne({ _id: id }, { $set: { ...set, beatAt }, $inc: by })
  },

  /** Begins to write, if nobody else has begun since it was read. Rows with nothing to write count as done. */
  async beginWriting({ id, state, counts, beatAt: seen }: Import, beatAt: Date): Promise<boolean> {
    const doneRows = counts.same + counts.error + counts.written + counts.skipped
    const set = { state: 'writing' as const, doneRows, beatAt }
    const change = { $set: set, $unset: { says: 1 as const } }
    const { modifiedCount } = await ImportModel.updateOne({ _id: id, state, beatAt: seen }, change)
    return modifiedCount === 1
  },
}

export const importRowStore = {
  async addMany(rows: readonly ImportRow[], at: Date): Promise<void> {
    await ImportRowModel.insertMany(
      rows.map((row) => ({ _id: rowId(row.importId, row.row), ...row, at })),
      { lean: true },
    )
  },

  /** Rows after one, in the order of the sheet. */
  async after(
    importId: string,
    { row, outcomes, limit }: { row: number; outcomes?: readonly RowOutcome[]; limit: number },
  ): Promise<ImportRow[]> {
    const among = outcomes ? { outcome: trusted({ $in: [...outcomes] }) } : {}
    const filter = { importId, row: trusted({ $gt: row }), ...among }
    const rows = await ImportRowModel.find(filter)
      .sort({ row: 1 })
      .limit(limit)
      .lean<ImportRowDocument[]>()
    return rows.map(toRow)
  },

  async decide(
    importId: string,
    { row, decision }: ImportDecision,
  ): Promise<ImportRow | undefined> {
    const changed = await ImportRowModel.findOneAndUpdate(
      { _id: rowId(importId, row), outcome: 'match' },
      { $set: { decision } },
      { returnDocument: 'after' },
    ).lean<ImportRowDocument>()
    return changed ? toRow(changed) : undefined
  },

  async one(importId: string, row: number): Promise<ImportRow | undefined> {
    const found = await ImportRowModel.findById(rowId(importId, row)).lean<ImportRowDocument>()
    return found ? toRow(found) : undefined
  },

  /** By import: how many rows match somebody and wait for a decision. Those with none are left out. */
  async countUndecided(importIds: readonly string[]): Promise<Map<string, number>> {
    const waiting = {
      importId: { $in: [...importIds] },
      outcome: 'match',
      decision: { $exists: false },
    }
    const rows = await ImportRowModel.aggregate<{ _id: string; rows: number }>([
      { $match: waiting },
      { $group: { _id: '$importId', rows: { $sum: 1 } } },
    ])
    return new Map(rows.map(({ _id, rows: count }) => [_id, count]))
  },

  /** The rows are done: what they said of people is no longer kept here. False when somebody else did one. */
  async finish(rows: readonly ImportRow[], ends: readonly RowEnded[]): Promise<boolean> {
    const { modifiedCount } = await ImportRowModel.bulkWrite(
      rows.map(({ importId, row, outcome }, at) => ({
        updateOne: {
          filter: { _id: rowId(importId, row), outcome },
          update: { $set: { ...ends[at] }, $unset: { sealed: 1 as const } },
        },
      })),
    )
    return modifiedCount === rows.length
  },
}

/** Also what the sealed facts of a row are bound to. */
export const rowId = (importId: string, row: number): string => `${importId}|${row}`

const toImport = ({ _id, ...rest }: ImportDocument): Import => ({ id: _id, ...rest })
const toRow = ({ _id, at: _, ...row }: ImportRowDocument): ImportRow => row
