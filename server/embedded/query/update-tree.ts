/**
 * The paths of an update as a tree. Each branch is applied once, to the value before the update, so
 * that `a.$[e].x` and `a.$[e].y` choose the same elements. Fields are visited in the order MongoDB
 * adds them: by name, numbers by size.
 */
import { fail } from '../errors'
import type { Modifier } from './modifier'
import { checkPath } from './update-path'

interface Leaf {
  readonly kind: 'leaf'
  readonly modifier: Modifier
}

export interface Branch {
  readonly kind: 'branch'
  readonly children: Map<string, Node>
}

export type Node = Leaf | Branch

export function emptyBranch(): Branch {
  return { kind: 'branch', children: new Map() }
}

/** Adds a leaf. A path that is, or leads through, another's is error 40. */
export function addLeaf(root: Branch, path: string, modifier: Modifier): void {
  const parts = checkPath(path)
  let branch = root
  parts.slice(0, -1).forEach((part, i) => {
    const child = branch.children.get(part) ?? emptyBranch()
    if (child.kind === 'leaf') conflict(path, parts.slice(0, i + 1).join('.'))
    branch.children.set(part, child)
    branch = child
  })
  const last = parts.at(-1) ?? ''
  if (branch.children.has(last)) conflict(path, path)
  branch.children.set(last, { kind: 'leaf', modifier })
}

function conflict(path: string, at: string): never {
  return fail(40, `Updating the path '${path}' would create a conflict at '${at}'`)
}

/** Puts every branch's children into the order they are applied in. */
export function inOrder(branch: Branch): Branch {
  const sorted = [...branch.children].sort(([a], [b]) => compareNames(a, b))
  return {
    kind: 'branch',
    children: new Map(
      sorted.map(([name, child]) => [name, child.kind === 'branch' ? inOrder(child) : child]),
    ),
  }
}

const NUMBER = /^(0|[1-9]\d*)$/

function compareNames(a: string, b: string): number {
  if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Several nodes that turn out to mean one field, as `a.$` and `a.0` may. */
export function merge(nodes: readonly Node[], path: string): Node {
  const [first, ...others] = nodes
  if (!first) return emptyBranch()
  return others.reduce((a, b) => mergeTwo(a, b, path), first)
}

function mergeTwo(a: Node, b: Node, path: string): Node {
  if (a.kind === 'leaf' || b.kind === 'leaf')
    return fail(40, `Update created a conflict at '${path}'`)
  const children = new Map(a.children)
  for (const [name, child] of b.children) {
    const own = children.get(name)
    children.set(name, own ? mergeTwo(own, child, `${path}.${name}`) : child)
  }
  return inOrder({ kind: 'branch', children })
}
