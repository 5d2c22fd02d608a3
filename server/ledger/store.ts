import { trusted } from 'mongoose'
import type { Day } from '../../shared/day'
import type { LedgerItem, LedgerLine } from '../../shared/ledger'
import { orRunAgain } from '../kit/again'
import { oneOf } from '../kit/one-of'
import type { Changes } from './changes'
import {
  ExclusionModel,
  FirstModel,
  LineModel,
  PersonYearModel,
  RollupModel,
  YearDaysModel,
} from './model'
import type { LineRow } from './model'
import { firstId, rollupId, withReason } from './standing'
import type { RollupChange, WrittenLine } from './types'

/** A line of an elder's, by the days and items asked for. */
export interface ElderQuestion {
  elderIds: readonly string[]
  items?: readonly LedgerItem[]
  from?: Day
  to?: Day
}

/** A page of the lines in an area, oldest day first. */
export interface AreaQuestion {
  areaId: string
  items: readonly LedgerItem[]
  from?: Day
  to: Day
  after?: { day: Day; id: string }
  limit: number
}

/** The ledger as it is kept: lines are added and read, and there is no door to change or remove one. */
export const ledgerStore = {
  /**
   * Takes turns for so many lines in each of these elder-years, and answers the last turn taken in each. Whoever
   * else records there at this moment has to wait for us, or we look again.
   */
  async takeTurns(turns: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const writes = [...turns].map(([_id, lines]) => ({
      updateOne: { filter: { _id }, update: { $inc: { lines } }, upsert: true },
    }))
    await bulk(PersonYearModel, writes)
    const rows = await PersonYearModel.find({ _id: among([...turns.keys()]) }).lean()
    return new Map(rows.map(({ _id, lines }) => [_id, lines]))
  },

  async append(lines: readonly WrittenLine[]) {
    const rows = lines.map(({ id, excluded: _never, ...line }) => ({ _id: id, ...line }))
    await orRunAgain(() => LineModel.insertMany(rows, { lean: true }))
  },

  async apply(changes: Changes) {
    const { excluded, countedAgain, firsts, firstsGone, rollups } = changes
    await bulk(ExclusionModel, [
      ...countedAgain.map((_id) => ({ deleteOne: { filter: { _id } } })),
      ...excluded.map(({ id, ...row }) => replaceOne({ _id: id, ...row })),
    ])
    await bulk(FirstModel, [
      ...firstsGone.map((_id) => ({ deleteOne: { filter: { _id } } })),
      ...firsts.map((row) => replaceOne({ _id: firstId(row), ...row })),
    ])
    await bulk(RollupModel, rollups.map(incrementOf))
    await bulk(YearDaysModel, [
      ...changes.yearDaysGone.map((_id) => ({ deleteOne: { filter: { _id } } })),
      ...changes.yearDays.map(({ id, ...row }) => replaceOne({ _id: id, ...row })),
    ])
  },

  /** Lines by their ids, as they stand; unknown ones are left out. */
  byIds: async (ids: readonly string[]): Promise<LedgerLine[]> =>
    standing(await LineModel.find({ _id: among(ids) }).lean()),

  /** One line of an organisation in scope; undefined for a missing line and for one out of scope alike. */
  async inScope(orgIds: readonly string[], id: string): Promise<LedgerLine | undefined> {
    const row = await LineModel.findOne({ _id: id, orgPath: among(orgIds) }).lean()
    return row ? (await standing([row]))[0] : undefined
  },

  /** The lines that void, correct or end this one, oldest first. */
  about: async (id: string): Promise<LedgerLine[]> =>
    (await LineModel.find({ about: id }).sort({ 'act.at': 1, seq: 1 }).lean()).map(toLine),

  /** All lines of these elder-years as they were written, without today's reasons. */
  async written(personYears: readonly string[]): Promise<WrittenLine[]> {
    const years = personYears.map((key) => {
      const [elderId = '', year = ''] = key.split('|')
      return { elderId, ...between(`${year}-01-01`, `${year}-12-31`) }
    })
    return (await LineModel.find({ $or: years }).lean()).map(toLine)
  },

  /** Lines of elders, as they stand, by elder, day and id. */
  async ofElders(this: void, { elderIds, items, from, to }: ElderQuestion): Promise<LedgerLine[]> {
    const filter = {
      elderId: among(elderIds),
      ...(items ? { item: among(items) } : {}),
      ...between(from, to),
    }
    const rows = await LineModel.find(filter).sort({ elderId: 1, day: 1, _id: 1 }).lean()
    return withReasons(rows, await ExclusionModel.find({ elderId: among(elderIds) }).lean())
  },

  /** The newest lines of one elder that count, newest first. */
  async latestOf(elderIds: readonly string[], items: readonly LedgerItem[], limit: number) {
    const elderId = oneOf(elderIds)
    const out = await ExclusionModel.find({ elderId }).lean()
    const rows = await LineModel.find({
      elderId,
      item: among(items),
      _id: trusted({ $nin: out.map(({ _id }) => _id) }),
    })
      .sort({ day: -1, _id: -1 })
      .limit(limit)
      .lean()
    return rows.map(toLine)
  },

  /** A page of an area's lines, as they stand, by day and id. */
  async inArea(
    this: void,
    { areaId, items, from, to, after, limit }: AreaQuestion,
  ): Promise<LedgerLine[]> {
    const onwards = after
      ? {
          $or: [
            { day: trusted({ $gt: after.day }) },
            { day: after.day, _id: trusted({ $gt: after.id }) },
          ],
        }
      : {}
    const rows = await LineModel.find({
      orgPath: areaId,
      item: among(items),
      ...between(from, to),
      ...onwards,
    })
      .sort({ day: 1, _id: 1 })
      .limit(limit)
      .lean()
    return standing(rows)
  },
}

const replaceOne = <Row extends { _id: string }>(row: Row) => ({
  replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true },
})

const incrementOf = (change: RollupChange) => {
  const { orgPath, month, key, by } = change
  return {
    updateOne: {
      filter: { _id: rollupId(change) },
      update: {
        $inc: { [`times.${key}`]: by },
        $setOnInsert: { orgId: orgPath.at(-1), orgPath, month },
      },
      upsert: true,
    },
  }
}

const among = <Value>(values: readonly Value[]) => trusted({ $in: [...values] })

const between = (from?: Day, to?: Day) => {
  const day = { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) }
  return from || to ? { day: trusted(day) } : {}
}

async function bulk<Write>(
  model: { bulkWrite(writes: Write[]): Promise<unknown> },
  writes: Write[],
) {
  if (writes.length > 0) await orRunAgain(() => model.bulkWrite(writes))
}

async function standing(rows: LineRow[]): Promise<LedgerLine[]> {
  const ids = rows.map(({ _id }) => _id)
  return withReasons(rows, await ExclusionModel.find({ _id: among(ids) }).lean())
}

function withReasons(
  rows: LineRow[],
  exclusions: { _id: string; reason: NonNullable<LedgerLine['excluded']> }[],
) {
  const reasons = new Map(exclusions.map(({ _id, reason }) => [_id, reason]))
  return rows.map((row) => withReason(toLine(row), reasons.get(row._id)))
}

const toLine = ({ _id, ...row }: LineRow): WrittenLine => ({ id: _id, ...row })
