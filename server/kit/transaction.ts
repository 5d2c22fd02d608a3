import mongoose from 'mongoose'
import { forgetReads } from './remembering'

/**
 * Runs `work` in one transaction and joins the outer one when there is one. Every query of a model inside takes
 * part by itself. `work` may run again after a write conflict, so it must not change anything but the database.
 * Inside, any database error (also a duplicate key) ends the transaction: let it out, do not catch and go on.
 */
export async function inOneTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (insideTransaction()) return work()
  let runs = 0
  // What was read in a run that is taken back is read anew.
  const run = () => {
    if (runs++ > 0) forgetReads()
    return work()
  }
  try {
    return await mongoose.connection.transaction<T>(run, {
      readConcern: 'snapshot',
      writeConcern: { w: 'majority' },
    })
  } catch (thrown) {
    forgetReads()
    throw thrown
  }
}

/**
 * Runs `work` beside the transaction around it, if there is one: what it writes stands at once for everybody, and stays
 * when that transaction is taken back. For writes whose "no" is an answer (a unique key that somebody else holds): in
 * a transaction that "no" would end everything. Nothing of the outer transaction may have been read before it, or the
 * snapshot of that one is older than what was written here.
 */
export async function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const storage = (mongoose as unknown as WithStorage).transactionAsyncLocalStorage
  return insideTransaction() && storage ? storage.run({}, work) : work()
}

/** Does what is asked now take part in a transaction? */
export function insideTransaction(): boolean {
  const storage = (mongoose as unknown as WithStorage).transactionAsyncLocalStorage
  return storage?.getStore()?.session !== undefined
}

/** mongoose keeps the running session here; its types do not say so. */
interface WithStorage {
  transactionAsyncLocalStorage?: {
    getStore(): { session?: unknown } | undefined
    run<T>(store: object, work: () => T): T
  }
}
