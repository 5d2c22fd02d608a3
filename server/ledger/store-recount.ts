import { trusted } from 'mongoose'
import { ExclusionModel, FirstModel, LineModel, RollupModel, YearDaysModel } from './model'
import type { WrittenLine } from './types'

/** Everything that is stored, for counting it all again. */
export const recountStore = {
  /** All lines of one elder after the other; only one elder's stand in memory. */
  async *elders(): AsyncGenerator<WrittenLine[]> {
    let lines: WrittenLine[] = []
    for await (const { _id, ...row } of LineModel.find()
      .sort({ elderId: 1, day: 1, _id: 1 })
      .lean()
      .cursor()) {
      if (lines[0] && lines[0].elderId !== row.elderId) {
        yield lines
        lines = []
      }
      lines.push({ id: _id, ...row })
    }
    if (lines.length > 0) yield lines
  },

  exclusionsOf: (elderId: string) => ExclusionModel.find({ elderId }).lean(),
  firstsOf: (elderId: string) => FirstModel.find({ elderId }).lean(),
  yearDaysOf: (elderId: string) => YearDaysModel.find({ _id: yearsOf(elderId) }).lean(),
  rollups: () => RollupModel.find().lean(),

  /** Elders that rows are stored about. */
  async elderIds() {
    const exclusions = await ExclusionModel.distinct('elderId')
    const firsts = await FirstModel.distinct('elderId')
    const yearDays = await YearDaysModel.distinct('elderId')
    return { exclusions, firsts, yearDays }
  },
}

/** Every year of an elder: the ids begin with the elder's. */
const yearsOf = (elderId: string) => trusted({ $gte: `${elderId}|`, $lt: `${elderId}}` })
