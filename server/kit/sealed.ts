import mongoose from 'mongoose'
import type { Schema } from 'mongoose'
import type { Place } from './vault'

/** A schema path marked `sealed: true`, and whether it lies in an array of sub-documents. */
export interface SealedPath {
  model: string
  collection: string
  /** `sealed`, `phones.sealed` */
  field: string
  /** The array's path when there is one: `phones`. */
  array?: string
}

/** Every sealed path of every model, from the schemas themselves: nobody keeps a second list. */
export function sealedPaths(): SealedPath[] {
  return Object.values(mongoose.models).flatMap((model) =>
    pathsOf(model.schema).map((path) => ({
      model: model.modelName,
      collection: model.collection.name,
      ...path,
    })),
  )
}

function pathsOf(schema: Schema): { field: string; array?: string }[] {
  return Object.entries(schema.paths).flatMap(([field, type]) => {
    const { sealed } = type.options as { sealed?: boolean }
    if (sealed) return [{ field }]
    const inner = (type as { schema?: Schema }).schema
    if (!inner) return []
    const array = type.instance === 'Array' ? { array: field } : {}
    return pathsOf(inner).map((path) => ({ field: `${field}.${path.field}`, ...array }))
  })
}

type Row = Record<string, unknown>

/** A sealed text, its place, and where it lies. */
export interface Found {
  text: string
  place: Place
  rowId: unknown
  /** Of the array's item when it lies in one. */
  itemId?: unknown
}

/** Every sealed text of a document at one path. */
export function sealedIn(row: Row, path: SealedPath): Found[] {
  const { collection, field, array } = path
  const rowId = row['_id']
  const id = String(rowId)
  if (!array)
    return textAt(row, field).map((text) => ({ text, rowId, place: { collection, field, id } }))
  const items = valueAt(row, array)
  const inner = field.slice(array.length + 1)
  return (Array.isArray(items) ? (items as Row[]) : []).flatMap((item) =>
    textAt(item, inner).map((text) => ({
      text,
      rowId,
      itemId: item['_id'],
      place: { collection, field, id: `${id}/${String(item['_id'])}` },
    })),
  )
}

function textAt(row: Row, path: string): string[] {
  const text = valueAt(row, path)
  return typeof text === 'string' ? [text] : []
}

const valueAt = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, step) => (value as Row | undefined)?.[step], row)

/** Any one sealed text of this database. */
export async function anySealed(): Promise<Found | undefined> {
  for (const path of sealedPaths().filter(({ collection }) => collection !== 'system')) {
    const rows = mongoose.connection.collection(path.collection)
    const row = await rows.findOne({ [path.field]: { $exists: true } })
    const [found] = row ? sealedIn(row, path) : []
    if (found) return found
  }
  return undefined
}
