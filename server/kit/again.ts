import mongoose from 'mongoose'
import { isDuplicate } from './database-errors'

/**
 * For a write inside a transaction whose key somebody else may be writing at this very moment: a duplicate key then
 * means they were first, so the transaction runs again and reads what they wrote. The work must look before it
 * writes, or it would run again until its time is over.
 */
export async function orRunAgain<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write()
  } catch (thrown) {
    const { MongoError, MongoErrorLabel } = mongoose.mongo
    if (thrown instanceof MongoError && isDuplicate(thrown)) {
      thrown.addErrorLabel(MongoErrorLabel.TransientTransactionError)
    }
    throw thrown
  }
}
