/**
 * Which fields of a document to keep, drop or compute: the core of find projections, $project,
 * $addFields and $unset. A specification becomes a tree with one node per part of a path.
 */
import { fail } from '../errors'
import { isNumeric } from '../values/numbers'
import { type Doc, type Value } from '../values/types'
import type { Evaluate } from './environment'
import { truthy } from './truth'

export type ProjectionLeaf =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }

export interface ProjectionBranch {
  readonly kind: 'branch'
  readonly children: Map<string, ProjectionNode>
}

type ProjectionNode = ProjectionLeaf | ProjectionBranch

export function projectionBranch(): ProjectionBranch {
  return { kind: 'branch', children: new Map() }
}

/** Turns the value given for a path into a leaf; undefined leaves the value to be read as nested paths. */
type ReadLeaf = (value: Value, path: string) => ProjectionLeaf | undefined

/** Adds `{ 'a.b': …, c: { d: … } }` to a tree. Two values for one path are error 31250 or 31249. */
export function readProjection(
  spec: Doc,
  read: ReadLeaf,
  into = projectionBranch(),
  prefix = '',
): ProjectionBranch {
  for (const [name, value] of spec) {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const leaf = read(value, path)
    if (leaf) addPath(into, path, leaf)
    else readProjection(value as Doc, read, into, path)
  }
  return into
}

export function addPath(root: ProjectionBranch, path: string, leaf: ProjectionLeaf): void {
  const parts = checkedParts(path)
  let branch = root
  parts.slice(0, -1).forEach((part, i) => {
    const child = branch.children.get(part) ?? projectionBranch()
    if (child.kind !== 'branch') {
      return fail(
        31249,
        `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`,
      )
    }
    branch.children.set(part, child)
    branch = child
  })
  const last = parts.at(-1) ?? ''
  if (branch.children.has(last)) fail(31250, `Path collision at ${path}`)
  branch.children.set(last, leaf)
}

function checkedParts(path: string): string[] {
  if (path === '') fail(40352, 'FieldPath cannot be constructed with empty string')
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.")
  const parts = path.split('.')
  for (const part of parts) {
    if (part === '') fail(15998, 'FieldPath field names may not be empty strings.')
    if (part.startsWith('$')) {
      fail(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      )
    }
  }
  return parts
}

/** Whether a value is a plain yes or no to a field. */
export function isFlag(value: Value): boolean {
  return typeof value === 'boolean' || isNumeric(value)
}

export function flagLeaf(value: Value): ProjectionLeaf {
  return truthy(value) ? { kind: 'keep' } : { kind: 'drop' }
}

/** Whether a projection names what to keep, or what to drop; `_id` alone does not decide it. */
export function modeOf(root: ProjectionBranch): 'keep' | 'drop' {
  const found = new Map<'keep' | 'drop', string>()
  walk(root, '', (path, leaf) => {
    if (path === '_id' && leaf.kind !== 'compute') return
    const mode = leaf.kind === 'drop' ? 'drop' : 'keep'
    const [other] = found.keys()
    if (other !== undefined && other !== mode) refuseMixture(path, mode)
    found.set(mode, path)
  })
  const [mode] = found.keys()
  return mode ?? (root.children.get('_id')?.kind === 'keep' ? 'keep' : 'drop')
}

function refuseMixture(path: string, mode: 'keep' | 'drop'): never {
  if (mode === 'keep') fail(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
  return fail(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
}

function walk(
  branch: ProjectionBranch,
  prefix: string,
  see: (path: string, leaf: ProjectionLeaf) => void,
): void {
  for (const [name, child] of branch.children) {
    const path = prefix === '' ? name : `${prefix}.${name}`
    if (child.kind === 'branch') walk(child, path, see)
    else see(path, child)
  }
}
