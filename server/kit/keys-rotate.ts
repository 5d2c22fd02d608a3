import mongoose from 'mongoose'
import { sealedIn, sealedPaths } from './sealed'
import type { Found, SealedPath } from './sealed'
import { SealBroken } from './vault'
import type { Vault } from './vault'

/** Many writes share one sync of the disk. */
const WRITTEN_AT_ONCE = 100

/** What became of the sealed texts of one path. */
export interface Rotated {
  collection: string
  field: string
  /** Sealed anew under the first key. */
  resealed: number
  /** Sealed with it already. */
  current: number
  /** Changed by somebody else in this moment: the next run looks again. */
  changed: number
  /** They open with none of the keys. */
  broken: number
}

/**
 * Seals every sealed text under the first key and the chosen algorithm, one guarded write a text, so it may run while
 * the service serves, be broken off and run again. Blind indexes are not touched: their key cannot be changed without
 * building every one of them from the clear text.
 */
export async function rotateKeys(vault: Vault, tell: (rotated: Rotated) => void): Promise<void> {
  for (const path of sealedPaths()) tell(await rotatePath(vault, path))
}

async function rotatePath(vault: Vault, path: SealedPath): Promise<Rotated> {
  const { collection, field } = path
  const counts = { collection, field, resealed: 0, current: 0, changed: 0, broken: 0 }
  const rows = mongoose.connection
    .collection(collection)
    .find({ [field]: { $exists: true } }, { projection: { _id: 1, [path.array ?? field]: 1 } })
  let waiting: Found[] = []
  const write = async () => {
    const outcomes = waiting.map((found) => rotateOne(vault, path, found))
    waiting = []
    for (const outcome of await Promise.all(outcomes)) counts[outcome] += 1
  }
  for await (const row of rows) {
    waiting.push(...sealedIn(row, path))
    if (waiting.length >= WRITTEN_AT_ONCE) await write()
  }
  await write()
  return counts
}

type Outcome = 'resealed' | 'current' | 'changed' | 'broken'

async function rotateOne(vault: Vault, path: SealedPath, found: Found): Promise<Outcome> {
  if (vault.isCurrent(found.text)) return 'current'
  const anew = resealed(vault, found)
  if (anew === undefined) return 'broken'
  const { matchedCount } = await replace(path, found, anew)
  return matchedCount === 1 ? 'resealed' : 'changed'
}

function resealed(vault: Vault, { text, place }: Found): string | undefined {
  try {
    return vault.seal(vault.open(text, place), place)
  } catch (thrown) {
    if (thrown instanceof SealBroken) return undefined
    throw thrown
  }
}

type Id = string | mongoose.mongo.ObjectId

/** Only when the text is still the one that was read. */
function replace({ collection, field, array }: SealedPath, found: Found, anew: string) {
  const rows = mongoose.connection.collection<{ _id: Id }>(collection)
  const { rowId, itemId, text } = found
  const _id = rowId as Id
  if (array === undefined)
    return rows.updateOne({ _id, [field]: text }, { $set: { [field]: anew } })
  const inner = field.slice(array.length + 1)
  return rows.updateOne(
    { _id, [array]: { $elemMatch: { _id: itemId, [inner]: text } } },
    { $set: { [`${array}.$[item].${inner}`]: anew } },
    { arrayFilters: [{ 'item._id': itemId, [`item.${inner}`]: text }] },
  )
}
