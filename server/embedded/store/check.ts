/**
 * Checks a collection: its indexes hold what a rebuild would hold, no more and no less, and every
 * document is well-formed.
 */
import { decode } from '../values/codec'
import { validate } from '../wire/bson'
import { indexKeys } from './index-keys'
import { indexEntryKey, indexPrefix, recordIdValue, trailingRecordId, wholeRange } from './keys'
import type { View } from './store'
import type { Collection, Index } from './types'

export interface Report {
  records: number
  keysPerIndex: Record<string, number>
  /** A sentence for each thing that is wrong; empty when all is well. */
  errors: string[]
}

export function checkCollection(view: View, collection: Collection): Report {
  const errors: string[] = []
  const records = checkDocuments(view, collection, errors)
  const keysPerIndex: Record<string, number> = {}
  for (const index of collection.indexes) {
    keysPerIndex[index.name] = checkIndex(view, collection, index, errors)
  }
  return { records, keysPerIndex, errors }
}

function checkDocuments(view: View, collection: Collection, errors: string[]): number {
  let records = 0
  for (const { key, value } of view.entries(wholeRange(collection.id))) {
    records++
    try {
      validate(value)
    } catch (error) {
      const where = `${collection.namespace}, record ${String(trailingRecordId(key))}`
      errors.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return records
}

function checkIndex(view: View, collection: Collection, index: Index, errors: string[]): number {
  const name = `${collection.namespace}, index ${index.name}`
  const expected = rebuilt(view, collection, index, errors)
  let keys = 0
  let surplus = 0
  for (const { key, value } of view.entries(wholeRange(index.id))) {
    keys++
    const entry = key.toString('latin1')
    if (expected.get(entry) === value.toString('latin1')) expected.delete(entry)
    else surplus++
  }
  if (surplus > 0) errors.push(`${name}: ${String(surplus)} entries that no document has`)
  if (expected.size > 0) errors.push(`${name}: ${String(expected.size)} entries are missing`)
  return keys
}

/** The entries the index ought to have, by key. */
function rebuilt(
  view: View,
  collection: Collection,
  index: Index,
  errors: string[],
): Map<string, string> {
  const entries = new Map<string, string>()
  const fields = index.fields && new Set(index.fields)
  for (const record of view.entries(wholeRange(collection.id))) {
    const recordId = trailingRecordId(record.key)
    const { keys, multikey, multikeyTail } = indexKeys(index, decode(record.value, fields))
    const { learnt } = index
    if ((multikey && !learnt.multikey) || (multikeyTail && !learnt.multikeyTail)) {
      errors.push(`${collection.namespace}, index ${index.name}: not marked as multikey`)
    }
    for (const key of keys) {
      if (index.unique) addUnique(entries, { index, key, recordId }, errors)
      else entries.set(indexEntryKey(index.id, key, recordId).toString('latin1'), '')
    }
  }
  return entries
}

interface Entry {
  index: Index
  key: Buffer
  recordId: number
}

function addUnique(
  entries: Map<string, string>,
  { index, key, recordId }: Entry,
  errors: string[],
): void {
  const entry = indexPrefix(index.id, key).toString('latin1')
  if (entries.has(entry)) errors.push(`index ${index.name}: two documents share a unique key`)
  entries.set(entry, recordIdValue(recordId).toString('latin1'))
}
