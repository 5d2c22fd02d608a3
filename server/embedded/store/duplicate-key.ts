/** MongoDB's answer to a value that a unique index already holds (code 11000). */
import { CommandError } from '../errors'
import { show } from '../values/show'
import type { Doc, Value } from '../values/types'
import { valuesOfKey } from './index-keys'
import type { Collection, Index } from './types'

export interface Duplicate {
  collection: Collection
  index: Index
  doc: Doc
  key: Buffer
}

export function duplicateKey({ collection, index, doc, key }: Duplicate): CommandError {
  const names = [...index.key.keys()]
  const values = valuesOfKey(index, doc, key)
  const keyValue: Doc = new Map(names.map((name, i): [string, Value] => [name, values[i] ?? null]))
  const message =
    `E11000 duplicate key error collection: ${collection.namespace} ` +
    `index: ${index.name} dup key: ${show(keyValue)}`
  return new CommandError(11000, message, { keyPattern: index.key, keyValue })
}
