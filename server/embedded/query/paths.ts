/** Dotted paths through documents and arrays, as queries, indexes and `distinct` read them. */
import { fail } from '../errors'
import { hashKey } from '../values/keystring'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'

export function splitPath(path: string): string[] {
  return path.split('.')
}

/** What a path leads to without opening arrays; a number in the path is a field name. */
export function fieldAt(doc: Doc, path: string): Maybe {
  let value: Maybe = doc
  for (const part of splitPath(path)) {
    if (!isDoc(value)) return undefined
    value = value.get(part)
  }
  return value
}

/**
 * Sees a value a query path reaches. `index` is the place in the outermost array that was opened
 * on the way, for the positional operator. Answering true ends the walk.
 */
type Visit = (value: Maybe, index: number | undefined) => boolean

/** `expand`: an array at the end of the path shows its elements, then itself. `whole`: only itself. */
export type LeafArrays = 'expand' | 'whole'

/** A compiled path: walks a document and tells whether any visited value answered true. */
export class Path {
  private readonly parts: readonly string[]
  private readonly last: number

  constructor(
    readonly text: string,
    private readonly leafArrays: LeafArrays,
  ) {
    this.parts = splitPath(text)
    this.last = this.parts.length - 1
  }

  any(doc: Doc, visit: Visit): boolean {
    return this.inDoc(doc, 0, undefined, visit)
  }

  private inDoc(doc: Doc, at: number, index: number | undefined, visit: Visit): boolean {
    const value = doc.get(this.parts[at] ?? '')
    if (at === this.last) return this.leaf(value, index, visit)
    if (isDoc(value)) return this.inDoc(value, at + 1, index, visit)
    if (isArray(value)) return this.inArray(value, at + 1, index, visit)
    return visit(undefined, index)
  }

  private leaf(value: Maybe, index: number | undefined, visit: Visit): boolean {
    if (this.leafArrays === 'expand' && isArray(value)) {
      for (let i = 0; i < value.length; i++) if (visit(value[i], index ?? i)) return true
    }
    return visit(value, index)
  }

  /** Elements that are documents are searched; a number in the path also picks its element. */
  private inArray(items: Value[], at: number, index: number | undefined, visit: Visit): boolean {
    const part = this.parts[at]
    for (let i = 0; i < items.length; i++) {
      const item = items[i]
      if (isDoc(item) && this.inDoc(item, at, index ?? i, visit)) return true
      if (part === String(i) && this.picked(item, at, index, visit)) return true
    }
    return false
  }

  private picked(item: Maybe, at: number, index: number | undefined, visit: Visit): boolean {
    if (at === this.last) return visit(item, index)
    if (isDoc(item)) return this.inDoc(item, at + 1, index, visit)
    return isArray(item) && this.inArray(item, at + 1, index, visit)
  }
}

/** Every value a path reaches, arrays opened once: what `distinct` counts. */
export function valuesAt(doc: Doc, path: string): Value[] {
  const found: Value[] = []
  new Path(path, 'whole').any(doc, (value) => {
    if (isArray(value)) found.push(...value)
    else if (value !== undefined) found.push(value)
    return false
  })
  return found
}

export interface IndexKeys {
  /** One entry per key: a value per path. Missing is null; an empty array is `undefined`. */
  readonly keys: Maybe[][]
  /** Per path: whether an array was opened on its way. */
  readonly multikey: boolean[]
  /** Every path is absent: a sparse index leaves the document out. */
  readonly missing: boolean
}

/** How far one path of an index has come. `done` values are not opened any more. */
interface Cursor {
  readonly value: Maybe
  readonly parts: readonly string[]
  readonly at: number
  readonly done: boolean
}

/** The keys of a document in an index on `paths`. Two arrays side by side are error 171. */
export function indexKeys(doc: Doc, paths: readonly string[]): IndexKeys {
  const multikey = paths.map(() => false)
  const rows: Maybe[][] = []
  const start = paths.map((path) => ({ value: doc, parts: splitPath(path), at: 0, done: false }))
  const state = { present: false }
  expand(start, rows, multikey, state)
  return { keys: rows.length > 1 ? distinctRows(rows) : rows, multikey, missing: !state.present }
}

function distinctRows(rows: Maybe[][]): Maybe[][] {
  const seen = new Map<string, Maybe[]>()
  for (const row of rows) seen.set(row.map(hashKey).join('\0\0'), row)
  return [...seen.values()]
}

function expand(
  cursors: Cursor[],
  rows: Maybe[][],
  multikey: boolean[],
  state: { present: boolean },
): void {
  const here = cursors.map(advance)
  const array = onlyArray(here)
  if (!array) {
    if (here.some(({ value }) => value !== MISSING)) state.present = true
    rows.push(here.map(({ value }) => keyValue(value)))
    return
  }
  here.forEach((cursor, i) => {
    if (cursor.value === array && !cursor.done) multikey[i] = true
  })
  const items: Maybe[] = array.length === 0 ? [undefined] : array
  for (const item of items) {
    expand(
      here.map((cursor) => (isOpen(cursor, array) ? enter(cursor, item) : cursor)),
      rows,
      multikey,
      state,
    )
  }
}

/** Stands for a path that leads nowhere, apart from `undefined`, the key of an empty array. */
const MISSING: Value = Object.freeze([]) as unknown as Value[]

function keyValue(value: Maybe): Maybe {
  return value === MISSING ? null : value
}

function isOpen(cursor: Cursor, array: Value[]): boolean {
  return !cursor.done && cursor.value === array
}

function enter(cursor: Cursor, item: Maybe): Cursor {
  const leaf = cursor.at === cursor.parts.length
  if (leaf) return { ...cursor, value: item, done: true }
  return isDoc(item) ? { ...cursor, value: item } : { ...cursor, value: MISSING, done: true }
}

function advance(cursor: Cursor): Cursor {
  if (cursor.done) return cursor
  let { value, at } = cursor
  while (at < cursor.parts.length) {
    const part = cursor.parts[at] ?? ''
    const next = isDoc(value) ? value.get(part) : pickedElement(value, part)
    if (next === undefined) {
      return isArray(value) ? { ...cursor, value, at } : { ...cursor, value: MISSING, done: true }
    }
    value = next
    at++
  }
  return { ...cursor, value, at, done: !isArray(value) }
}

/** A number after an array picks one element, unless its documents use the number as a name. */
function pickedElement(value: Maybe, part: string): Maybe {
  if (!isArray(value) || !/^(0|[1-9]\d*)$/.test(part)) return undefined
  if (value.some((item) => isDoc(item) && item.has(part))) return undefined
  return value[Number(part)]
}

function onlyArray(cursors: Cursor[]): Value[] | undefined {
  const open = cursors.filter(({ value, done }) => !done && isArray(value))
  const first = open[0]
  if (!first) return undefined
  const other = open.find(({ value }) => value !== first.value)
  if (other) {
    const name = ({ parts }: Cursor) => `[${parts[0] ?? ''}]`
    fail(171, `cannot index parallel arrays ${name(other)} ${name(first)}`)
  }
  return first.value as Value[]
}
