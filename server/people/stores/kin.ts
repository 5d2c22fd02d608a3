import { trusted } from 'mongoose'
import { isObjectIdText } from '../../kit/object-id'
import { createMemory } from '../../kit/remembering'
import { PersonModel } from '../models/person'
import type { StoredPerson } from './person-row'

/** A row as it lies there, whether it is of the register, of a relative, or was merged into another. */
export type StoredKin = StoredPerson & { registered: boolean; mergedInto?: string }

interface Kin {
  row: StoredKin | undefined
  /** Ids of the rows that were merged into this one. */
  merged: string[]
}

const memory = createMemory<Kin>('people')

/** Somebody's row and what was merged into it, in one question: whoever asks for one soon asks for the other. */
export function kinOf(id: string): Promise<Kin> {
  return memory.one(id, async () => {
    const either = isObjectIdText(id) ? [{ _id: id }, { mergedInto: id }] : [{ mergedInto: id }]
    return kinAmong(await PersonModel.find({ $or: either }).lean<StoredKin[]>(), id)
  })
}

function kinAmong(rows: readonly StoredKin[], id: string): Kin {
  const merged = rows.filter((row) => row.mergedInto === id).map(({ _id }) => String(_id))
  return { row: rows.find(({ _id }) => String(_id) === id), merged }
}

/** The same, read with something else. */
export const putKin = (rows: readonly StoredKin[], id: string): void =>
  memory.put(id, kinAmong(rows, id))

/** Ids that were merged into any of these. */
export async function mergedInto(ids: readonly string[]): Promise<string[]> {
  const [only, ...others] = ids
  if (only !== undefined && others.length === 0) return (await kinOf(only)).merged
  const rows = await PersonModel.find({ mergedInto: trusted({ $in: [...ids] }) }, { _id: 1 }).lean()
  return rows.map(({ _id }) => String(_id))
}

/** Rows of several people: those this request knows, and the others as `ask` asks for them. */
export async function knownOrAsked<Row>(
  ids: readonly string[],
  ask: (others: string[]) => Promise<Row[]>,
): Promise<(Row | StoredKin)[]> {
  const valid = [...new Set(ids)].filter(isObjectIdText)
  const known: Promise<Kin>[] = []
  const others: string[] = []
  for (const id of valid) {
    const before = memory.known(id)
    if (before) known.push(before)
    else others.push(id)
  }
  const asked = others.length > 0 ? await ask(others) : []
  const found = known.length > 0 ? await Promise.all(known) : []
  return [...found.flatMap(({ row }) => row ?? []), ...asked]
}
