/** Builds an index over documents that are there already. */
import { decode } from '../values/codec'
import { duplicateKey } from './duplicate-key'
import { indexKeys } from './index-keys'
import { indexEntryKey, indexPrefix, recordIdValue, trailingRecordId, wholeRange } from './keys'
import { longestOrderedKey } from './records'
import type { Store } from './store'
import type { Collection, Index } from './types'

const empty = Buffer.alloc(0)

/** Works out every entry, refusing duplicates; what it returns writes them. */
export function buildIndex(store: Store, collection: Collection, index: Index): () => void {
  const fields = index.fields && new Set(index.fields)
  const seen = new Set<string>()
  const entries: [Buffer, Buffer][] = []
  for (const { key: recordKey, value } of store.entries(wholeRange(collection.id))) {
    const doc = decode(value, fields)
    const recordId = trailingRecordId(recordKey)
    const { keys, multikey, multikeyTail } = indexKeys(index, doc)
    index.learnt.multikey ||= multikey
    index.learnt.multikeyTail ||= multikeyTail
    for (const key of keys) {
      index.learnt.truncated ||= key.length > longestOrderedKey
      if (!index.unique) {
        entries.push([indexEntryKey(index.id, key, recordId), empty])
        continue
      }
      const text = key.toString('latin1')
      if (seen.has(text)) throw duplicateKey({ collection, index, doc: decode(value), key })
      seen.add(text)
      entries.push([indexPrefix(index.id, key), recordIdValue(recordId)])
    }
  }
  return () => {
    for (const [key, value] of entries) store.put(key, value)
  }
}
