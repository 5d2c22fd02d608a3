import { trusted } from 'mongoose'
import { PersonModel } from '../models/person'

export const meetingStore = {
  /**
   * Whoever hangs something on a file meets its merge here: both write the row, so of two at once the database lets
   * one through and the other looks again. False when the file was merged into another. Inside a transaction.
   */
  async meet(personId: string): Promise<boolean> {
    const ownFile = { _id: personId, mergedInto: trusted({ $exists: false }) }
    return (await PersonModel.updateOne(ownFile, { $inc: { meetings: 1 } })).modifiedCount === 1
  },
}
