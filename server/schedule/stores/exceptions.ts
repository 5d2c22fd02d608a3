import type { Day } from '../../../shared/day'
import { ExceptionModel } from '../models/exception'
import type { Exception } from '../types'

export const exceptionStore = {
  async put(exception: Exception): Promise<void> {
    const { staffId, day } = exception
    await ExceptionModel.replaceOne({ _id: idOf(staffId, day) }, exception, { upsert: true })
  },

  async remove(staffId: string, day: Day): Promise<boolean> {
    return (await ExceptionModel.deleteOne({ _id: idOf(staffId, day) })).deletedCount === 1
  },
}

const idOf = (staffId: string, day: Day) => `${staffId}|${day}`
