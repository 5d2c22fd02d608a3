import mongoose from 'mongoose'
import type { PipelineStage } from 'mongoose'
import { isRemembering } from './remembering'
import { insideTransaction } from './transaction'

/** What one store wants read together with others: from where, by which indexed filter, and where the rows go. */
export interface ReadingPart {
  collection: string
  /** The first stage is a `$match` over an index. Nothing casts it: values are scalars of the type that is stored. */
  pipeline: Exclude<PipelineStage, PipelineStage.Merge | PipelineStage.Out>[]
  /** Rows as they lie there, into the memory of the request; none is an answer too. */
  take(rows: unknown[]): void
}

/** Which part a row came from. */
const MARK = 'readingPart'

/**
 * Asks for several rooms at once what each of them would ask by itself in a moment. Each takes its rows into the memory
 * of the request, where its own reading finds them; without such a memory, and in a transaction, nothing is read ahead.
 */
export async function readTogether(parts: readonly ReadingPart[]): Promise<void> {
  const [first, ...others] = parts.map(marked)
  if (!first || !isRemembering() || insideTransaction()) return
  const unions = others.map(({ collection: coll, pipeline }) => ({
    $unionWith: { coll, pipeline },
  }))
  const found = await mongoose.connection
    .collection(first.collection)
    .aggregate<Record<string, unknown>>([...first.pipeline, ...unions])
    .toArray()
  const rows = parts.map((): unknown[] => [])
  for (const { [MARK]: at, ...row } of found) rows[Number(at)]?.push(row)
  for (const [at, part] of parts.entries()) part.take(rows[at] ?? [])
}

const marked = ({ collection, pipeline }: ReadingPart, at: number) => ({
  collection,
  pipeline: [...pipeline, { $set: { [MARK]: at } }],
})
