import { trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import { ExceptionModel } from '../models/exception'
import type { ExceptionRow } from '../models/exception'
import type { Exception } from '../types'

export const exceptionStore = {
  async between(staffIds: readonly string[], from: Day, to: Day): Promise<Exception[]> {
    const filter = {
      staffId: trusted({ $in: [...staffIds] }),
      day: trusted({ $gte: from, $lte: to }),
    }
    const rows = await ExceptionModel.find(filter).lean<ExceptionRow[]>()
    return rows.map(({ _id, ...exception }) => exception)
  },

  async put(exception: Exception): Promise<void> {
    const { staffId, day } = exception
    await ExceptionModel.replaceOne({ _id: idOf(staffId, day) }, exception, { upsert: true })
  },

  async remove(staffId: string, day: Day): Promise<boolean> {
    return (await ExceptionModel.deleteOne({ _id: idOf(staffId, day) })).deletedCount === 1
  },
}

const idOf = (staffId: string, day: Day) => `${staffId}|${day}`
