import type { Schema } from 'mongoose'

const queries = /^(update|replace|delete|findOneAnd)/

/** Runs `act` around every write of a collection: before it, and once it stands. Declared before the model. */
export function onWrite(schema: object, act: () => void): void {
  const hooked = schema as Schema
  hooked.pre(queries, act)
  hooked.post(queries, act)
  hooked.pre('insertMany', act)
  hooked.post('insertMany', act)
  hooked.pre('bulkWrite', act)
  hooked.post('bulkWrite', act)
}
