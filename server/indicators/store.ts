import { trusted } from 'mongoose'
import { BaseModel, TargetModel } from './model'
import type { BaseRow, TargetRow } from './model'
import type { BaseEntry, TargetEntry } from './types'

const SOME = 500

/** Entries as they came, the last one standing. */
export interface History<Entry> {
  now: Entry
  before: Entry[]
}

/** What is entered rather than counted. Each write is one update of one document, so none can be lost. */
export const indicatorStore = {
  async bases(orgIds: readonly string[], years: readonly number[]): Promise<History<BaseEntry>[]> {
    const rows: BaseRow[] = []
    for (let at = 0; at < orgIds.length; at += SOME) {
      const filter = inPlaces(orgIds.slice(at, at + SOME), years)
      rows.push(...(await BaseModel.find(filter).sort({ _id: 1 }).lean<BaseRow[]>()))
    }
    return rows.flatMap(baseHistory)
  },

  /** Adds an entry; it stands from now on. */
  async addBase(base: NewBase): Promise<History<BaseEntry>> {
    const { orgId, year, group, ...entry } = base
    const row = await BaseModel.findOneAndUpdate(
      { _id: baseId(base) },
      { $setOnInsert: { orgId, year, group }, $push: { entries: entry } },
      { upsert: true, returnDocument: 'after' },
    ).lean<BaseRow>()
    const [history] = baseHistory(row)
    return history ?? { now: base, before: [] }
  },

  /** First entries of many places at once, for data that is brought in. */
  async addManyBases(bases: readonly NewBase[]): Promise<void> {
    await BaseModel.insertMany(
      bases.map(({ orgId, year, group, ...entry }) => ({
        _id: baseId({ orgId, year, group }),
        orgId,
        year,
        group,
        entries: [entry],
      })),
    )
  },

  async targets(orgId: string, year: number): Promise<TargetEntry[]> {
    const rows = await TargetModel.find({ orgId, year }).sort({ _id: 1 }).lean<TargetRow[]>()
    return rows.flatMap(({ code, entries }) =>
      entries.slice(-1).map((entry) => ({ ...entry, orgId, code, year })),
    )
  },

  async addTarget(target: NewTarget): Promise<void> {
    const { orgId, code, year, ...entry } = target
    await TargetModel.updateOne(
      { _id: targetId(target) },
      { $setOnInsert: { orgId, code, year }, $push: { entries: entry } },
      { upsert: true },
    )
  },

  async addManyTargets(targets: readonly NewTarget[]): Promise<void> {
    await TargetModel.insertMany(
      targets.map(({ orgId, code, year, ...entry }) => ({
        _id: targetId({ orgId, code, year }),
        orgId,
        code,
        year,
        entries: [entry],
      })),
    )
  },
}

/** An entry with the person who made it. */
export type NewBase = BaseEntry & { enteredById: string }
export type NewTarget = TargetEntry & { authorId: string }

const baseId = ({ orgId, year, group }: Pick<BaseEntry, 'orgId' | 'year' | 'group'>) =>
  `${orgId}|${year}|${group}`
const targetId = ({ orgId, code, year }: Pick<TargetEntry, 'orgId' | 'code' | 'year'>) =>
  `${orgId}|${code}|${year}`

export type IndicatorStore = typeof indicatorStore

const inPlaces = (orgIds: readonly string[], years: readonly number[]) => ({
  orgId: trusted({ $in: [...orgIds] }),
  year: trusted({ $in: [...years] }),
})

function baseHistory({ orgId, year, group, entries }: BaseRow): History<BaseEntry>[] {
  const all = entries.map((entry) => ({ ...entry, orgId, year, group }))
  const now = all.at(-1)
  return now ? [{ now, before: all.slice(0, -1).reverse() }] : []
}
