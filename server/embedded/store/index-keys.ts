/** The keys a document has in an index, as bytes; a sparse or partial index may leave it out. */
import { indexKeys as rowsOf } from '../query/paths'
import { compoundKey } from '../values/keystring'
import type { Doc, Maybe } from '../values/types'
import type { Index } from './types'

export interface IndexKeys {
  keys: Buffer[]
  /** An array was opened on the way: one document may have several keys. */
  multikey: boolean
  /** So it was on the way to another field than the first. */
  multikeyTail: boolean
}

const none: IndexKeys = { keys: [], multikey: false, multikeyTail: false }

export function indexKeys(index: Index, doc: Doc): IndexKeys {
  if (index.partial && !index.partial.test(doc)) return none
  const { keys, multikey, missing } = rowsOf(doc, index.paths)
  if (index.sparse && missing) return none
  return {
    keys: keys.map((row) => compoundKey(row, index.directions)),
    multikey: multikey.includes(true),
    multikeyTail: multikey.includes(true, 1),
  }
}

/** The values that gave `doc` this key: what a duplicate-key error shows. */
export function valuesOfKey(index: Index, doc: Doc, key: Buffer): Maybe[] {
  const { keys } = rowsOf(doc, index.paths)
  return keys.find((row) => compoundKey(row, index.directions).equals(key)) ?? []
}
