/** $rename: the field goes from one path to another, neither of which may lead through an array. */
import { fail } from '../errors'
import { show } from '../values/show'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import { fieldAt, splitPath } from './paths'
import { checkPath, isPositional } from './update-path'
import { addLeaf, type Branch } from './update-tree'

export function addRename(root: Branch, from: string, argument: Value): void {
  const to = targetOf(from, argument)
  addLeaf(root, from, (value) => (value === undefined ? value : undefined))
  addLeaf(root, to, (value, { root: doc }) => {
    refuseArray(doc, from, 'source')
    const moved = fieldAt(doc, from)
    if (moved === undefined) return value
    refuseArray(doc, to, 'destination')
    return moved
  })
}

function targetOf(from: string, to: Value): string {
  if (typeof to !== 'string')
    return fail(2, `The 'to' field for $rename must be a string: ${from}: ${show(to)}`)
  if (to.includes('\0')) fail(2, "The 'to' field for $rename cannot contain an embedded null byte")
  refuseDynamic(from, 'source')
  refuseDynamic(to, 'destination')
  if (from === to) fail(2, `The source and target field for $rename must differ: ${from}: "${to}"`)
  if (to.startsWith(`${from}.`) || from.startsWith(`${to}.`)) {
    fail(
      2,
      `The source and target field for $rename must not be on the same path: ${from}: "${to}"`,
    )
  }
  return to
}

function refuseDynamic(path: string, role: string): void {
  if (checkPath(path).some(isPositional))
    fail(2, `The ${role} field for $rename may not be dynamic: ${path}`)
}

function refuseArray(doc: Doc, path: string, role: string): void {
  let value: Value = doc
  for (const part of splitPath(path).slice(0, -1)) {
    const next: Value | undefined = isDoc(value) ? value.get(part) : undefined
    if (next === undefined) return
    if (isArray(next)) {
      fail(
        2,
        `The ${role} field cannot be an array element, '${path}' in doc with _id: ${show(doc.get('_id'))} has an array field called '${part}'`,
      )
    }
    value = next
  }
}
