/** Applies an update tree to a document, leaving the document as it is and answering a new one. */
import { fail } from '../errors'
import { identical } from '../values/identical'
import { show } from '../values/show'
import { copy, isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import type { ArrayFilters } from './array-filters'
import type { Change } from './modifier'
import { filterIdentifier } from './update-path'
import { merge, type Branch, type Node } from './update-tree'

interface Application extends Change {
  readonly filters: ArrayFilters
  /** The element the query matched, for `$`. */
  readonly matchedIndex: number | undefined
}

/** MongoDB's bound on the nulls it writes to reach an index. */
const MAX_PADDING = 1_500_000
const INDEX = /^(0|[1-9]\d*)$/

export function applyTree(tree: Branch, doc: Doc, how: Application): Doc {
  return inDoc(tree, doc, '', how)
}

/** The same value when nothing changed; undefined for "no field". */
function apply(node: Node, value: Maybe, path: string, how: Application): Maybe {
  if (node.kind === 'leaf') {
    const changed = node.modifier(value, how, path)
    return identical(value, changed) ? value : changed
  }
  if (isArray(value)) return inArray(node, value, path, how)
  if (value === undefined) return create(node, path, how)
  if (isDoc(value)) return inDoc(node, value, path, how)
  return refuseScalar(node, value, path, how)
}

function inDoc(branch: Branch, doc: Doc, path: string, how: Application): Doc {
  let changed: Doc | undefined
  for (const [part, child] of branch.children) {
    const name = part === '$' ? positional(how) : part
    refuseArrayPart(name, path, doc)
    const before = doc.get(name)
    const after = apply(child, before, join(path, name), how)
    if (after === before) continue
    changed ??= copy(doc)
    if (after === undefined) changed.delete(name)
    else changed.set(name, after)
  }
  return changed ?? doc
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function positional({ matchedIndex }: Application): string {
  if (matchedIndex !== undefined) return String(matchedIndex)
  return fail(2, 'The positional operator did not find the match needed from the query.')
}

function refuseArrayPart(part: string, path: string, value: Value): void {
  if (filterIdentifier(part) === undefined) return
  fail(
    2,
    `Cannot apply array updates to non-array element ${path.split('.').at(-1) ?? ''}: ${show(value)}`,
  )
}

/** A path to nowhere is created as documents, but only when something is to be put there. */
function create(branch: Branch, path: string, how: Application): Maybe {
  for (const part of branch.children.keys()) {
    if (filterIdentifier(part) !== undefined) {
      fail(2, `The path '${path}' must exist in the document in order to apply array updates.`)
    }
  }
  const made = inDoc(branch, new Map(), path, how)
  return made.size === 0 ? undefined : made
}

function refuseScalar(branch: Branch, value: Value, path: string, how: Application): Value {
  for (const [part, child] of branch.children) {
    const name = part === '$' ? positional(how) : part
    refuseArrayPart(name, path, value)
    if (apply(child, undefined, join(path, name), how) !== undefined) notViable(name, path, value)
  }
  return value
}

function notViable(name: string, path: string, value: Value): never {
  return fail(
    28,
    `Cannot create field '${name}' in element {${path.split('.').at(-1) ?? ''}: ${show(value)}}`,
  )
}

function inArray(branch: Branch, items: Value[], path: string, how: Application): Value[] {
  const chosen = new Map<number, Node[]>()
  const choose = (index: number, node: Node) => {
    const nodes = chosen.get(index)
    if (nodes) nodes.push(node)
    else chosen.set(index, [node])
  }
  for (const [part, child] of branch.children) {
    for (const index of indexesOf(part, child, { items, path, how })) choose(index, child)
  }
  let changed: Value[] | undefined
  for (const [index, nodes] of [...chosen].sort(([a], [b]) => a - b)) {
    const place = join(path, String(index))
    const before = items[index]
    const after = apply(merge(nodes, place), before, place, how)
    if (after === before) continue
    changed ??= [...items]
    put(changed, index, after)
  }
  return changed ?? items
}

interface ArrayPlace {
  readonly items: Value[]
  readonly path: string
  readonly how: Application
}

/** The elements one part of a path means: an index, `$`, `$[]` or `$[name]`. */
function indexesOf(part: string, child: Node, { items, path, how }: ArrayPlace): number[] {
  const identifier = filterIdentifier(part)
  if (identifier !== undefined) return how.filters.matching(identifier, items)
  const name = part === '$' ? positional(how) : part
  if (INDEX.test(name)) return [Number(name)]
  if (apply(child, undefined, join(path, name), how) !== undefined) notViable(name, path, items)
  return []
}

/** An element cannot be taken out by its index: it becomes null. Gaps are filled with null. */
function put(items: Value[], index: number, value: Maybe): void {
  if (index - items.length > MAX_PADDING)
    fail(2, `can't backfill more than ${MAX_PADDING} elements`)
  if (value === undefined && index >= items.length) return
  while (items.length < index) items.push(null)
  items[index] = value ?? null
}
