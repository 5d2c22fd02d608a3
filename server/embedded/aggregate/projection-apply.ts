/** Applies a projection tree: keeping, dropping, computing. */
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { environment, type Env } from './environment'
import type { ProjectionBranch } from './projection'

/** Keeps the named fields in the document's order, then adds the computed ones in the order given. */
export function keepFields(root: ProjectionBranch): (doc: Doc) => Doc {
  const computes = hasComputed(root)
  return (doc) => {
    const kept = keepIn(root, doc)
    return computes ? computeIn(root, kept, environment(doc)) : kept
  }
}

function hasComputed(branch: ProjectionBranch): boolean {
  return [...branch.children.values()].some(
    (child) => child.kind === 'compute' || (child.kind === 'branch' && hasComputed(child)),
  )
}

function keepIn(branch: ProjectionBranch, doc: Doc): Doc {
  const kept: Doc = new Map()
  for (const [name, value] of doc) {
    const child = branch.children.get(name)
    if (child?.kind === 'keep') kept.set(name, value)
    else if (child?.kind === 'branch') setIfThere(kept, name, keepWithin(child, value))
  }
  return kept
}

function setIfThere(doc: Doc, name: string, value: Maybe): void {
  if (value !== undefined) doc.set(name, value)
}

function keepWithin(branch: ProjectionBranch, value: Value): Maybe {
  if (isDoc(value)) return keepIn(branch, value)
  if (!isArray(value)) return undefined
  // An element that holds nothing to keep may still receive a computed field.
  const empty: Maybe = hasComputed(branch) ? new Map<string, Value>() : undefined
  return value.map((item) => keepWithin(branch, item) ?? empty).filter((item) => item !== undefined)
}

export function dropFields(root: ProjectionBranch): (doc: Doc) => Doc {
  return (doc) => dropIn(root, doc)
}

function dropIn(branch: ProjectionBranch, doc: Doc): Doc {
  const kept: Doc = new Map(doc)
  for (const [name, child] of branch.children) {
    const value = doc.get(name)
    if (child.kind === 'drop') kept.delete(name)
    else if (child.kind === 'branch' && value !== undefined)
      kept.set(name, dropWithin(child, value))
  }
  return kept
}

function dropWithin(branch: ProjectionBranch, value: Value): Value {
  if (isDoc(value)) return dropIn(branch, value)
  return isArray(value) ? value.map((item) => dropWithin(branch, item)) : value
}

/** Sets computed fields on a copy, as $addFields does; every expression sees the original. */
export function addComputed(root: ProjectionBranch): (doc: Doc) => Doc {
  return (doc) => computeIn(root, doc, environment(doc))
}

function computeIn(branch: ProjectionBranch, doc: Doc, env: Env): Doc {
  const result: Doc = new Map(doc)
  for (const [name, child] of branch.children) {
    if (child.kind === 'compute') {
      const value = child.evaluate(env)
      if (value === undefined) result.delete(name)
      else result.set(name, value)
    } else if (child.kind === 'branch' && hasComputed(child)) {
      setIfThere(result, name, computeWithin(child, result.get(name), env))
    }
  }
  return result
}

/** Arrays are entered; anything that is no document makes way for one. */
function computeWithin(branch: ProjectionBranch, value: Maybe, env: Env): Value {
  if (isArray(value)) return value.map((item) => computeWithin(branch, item, env))
  return computeIn(branch, isDoc(value) ? value : new Map<string, Value>(), env)
}
