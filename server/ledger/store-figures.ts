import { trusted } from 'mongoose'
import type { FirstCode, FirstRow } from '../../shared/counting'
import type { Day, Month } from '../../shared/day'
import { FirstModel, RollupModel, YearDaysModel } from './model'
import type { YearDays } from './types'

/** Who counts for the first time in an area and year, up to a day. */
export interface FirstsQuestion {
  areaId: string
  code: FirstCode
  year: number
  to: Day
}

/** What is stored beside the lines so that a figure costs no count of lines. */
export const figureStore = {
  countFirsts: ({ areaId, code, year, to }: FirstsQuestion): Promise<number> =>
    FirstModel.countDocuments({ areaId, code, year, day: trusted({ $lte: to }) }),

  /** A page of first rows by day and elder. */
  async firsts(
    this: void,
    question: FirstsQuestion & { after?: { day: Day; elderId: string }; limit: number },
  ): Promise<FirstRow[]> {
    const { areaId, code, year, to, after, limit } = question
    const onwards = after
      ? {
          $or: [
            { day: trusted({ $gt: after.day }) },
            { day: after.day, elderId: trusted({ $gt: after.elderId }) },
          ],
        }
      : {}
    const rows = await FirstModel.find({
      areaId,
      code,
      year,
      day: trusted({ $lte: to }),
      ...onwards,
    })
      .sort({ day: 1, elderId: 1 })
      .limit(limit)
      .lean()
    return rows.map(({ _id, ...row }) => row)
  },

  /** When services counted for these elders in these years, a row an elder and year. */
  async yearDays(
    this: void,
    ask: { elderIds: readonly string[]; years: readonly number[] },
  ): Promise<YearDays[]> {
    const keys = ask.elderIds.flatMap((elderId) => ask.years.map((year) => `${elderId}|${year}`))
    const rows = await YearDaysModel.find({ _id: trusted({ $in: keys }) }).lean()
    return rows.map(({ _id, ...row }) => row)
  },

  /** The times of a rollup key in whole months, summed over the organisations of the area that served. */
  async times(
    this: void,
    ask: { areaId: string; key: string; from: Month; to: Month },
  ): Promise<number> {
    const rows = await RollupModel.aggregate<{ times: number }>([
      { $match: { orgPath: ask.areaId, month: { $gte: ask.from, $lte: ask.to } } },
      { $group: { _id: null, times: { $sum: `$times.${ask.key}` } } },
    ])
    return rows[0]?.times ?? 0
  },
}
