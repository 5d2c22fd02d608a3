/** LMDB alone, writing the very keys and bytes the engine would write for a document. */
import { serialize } from 'bson'
import { Catalog } from '../../server/embedded/store/catalog'
import { withIndexes } from '../../server/embedded/store/catalog-record'
import {
  indexEntryKey,
  indexPrefix,
  recordIdValue,
  recordKey,
} from '../../server/embedded/store/keys'
import { indexedDoc, indexEntries } from '../../server/embedded/store/records'
import { Store } from '../../server/embedded/store/store'
import type { Collection } from '../../server/embedded/store/types'
import { indexes } from './bench-documents'
import type { Line } from './bench-documents'

type Put = readonly [Buffer, Buffer]

export class RawLmdb {
  private readonly store: Store
  private readonly collection: Collection
  private recordId = 0

  constructor(directory: string) {
    this.store = Store.open(directory)
    const catalog = new Catalog(this.store)
    const draft = catalog.draft('raw', 'lines', new Map())
    const own = indexes.map(({ key, unique }) =>
      catalog.index({
        name: Object.keys(key).join('_'),
        key: new Map(Object.entries(key as Record<string, number>)),
        unique: unique === true,
        sparse: false,
        hidden: false,
      }),
    )
    this.collection = withIndexes(draft, [...draft.indexes, ...own])
  }

  /** Everything to be written for a document; not part of what is timed. */
  puts(line: Line): Put[] {
    const bytes = Buffer.from(serialize(line))
    const id = ++this.recordId
    const entries = indexEntries(this.collection, indexedDoc(this.collection, bytes))
    return [
      [recordKey(this.collection.id, id), bytes],
      ...entries.map(({ index, key }): Put =>
        index.unique
          ? [indexPrefix(index.id, key), recordIdValue(id)]
          : [indexEntryKey(index.id, key, id), Buffer.alloc(0)],
      ),
    ]
  }

  /** One durable write. */
  write(puts: readonly Put[]): void {
    this.store.write(() => {
      for (const [key, value] of puts) this.store.put(key, value)
    })
  }

  close(): Promise<void> {
    return this.store.close()
  }
}
