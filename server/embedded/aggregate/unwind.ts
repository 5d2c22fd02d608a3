/** $unwind: a document for each element of an array. */
import { fail } from '../errors'
import { fieldAt } from '../query/paths'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { setAt } from './set-at'
import type { StageCompiler } from './stage'

interface Unwind {
  readonly path: string
  readonly indexField: string | undefined
  readonly keepEmpty: boolean
}

export const unwind: StageCompiler = (spec) => {
  const { path, indexField, keepEmpty } = readUnwind(spec)
  const place = (doc: Doc, index: bigint | null) =>
    indexField === undefined ? doc : setAt(doc, indexField, index)
  return function* (input) {
    for (const doc of input) {
      const value = fieldAt(doc, path)
      if (isArray(value) && value.length > 0) {
        for (let i = 0; i < value.length; i++) yield place(setAt(doc, path, value[i]), BigInt(i))
      } else if (isArray(value)) {
        if (keepEmpty) yield place(setAt(doc, path, undefined), null)
      } else if (keepEmpty || (value !== undefined && value !== null)) yield place(doc, null)
    }
  }
}

function readUnwind(spec: Value): Unwind {
  if (typeof spec === 'string')
    return { path: unwindPath(spec), indexField: undefined, keepEmpty: false }
  if (!isDoc(spec))
    return fail(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeName(spec)}`,
    )
  for (const name of spec.keys()) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name)) {
      fail(28811, `unrecognized option to $unwind stage: ${name}`)
    }
  }
  const path = spec.get('path')
  if (path === undefined) fail(28812, 'no path specified to $unwind stage')
  const keepEmpty = spec.get('preserveNullAndEmptyArrays') ?? false
  if (typeof keepEmpty !== 'boolean')
    fail(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(keepEmpty)}`,
    )
  return {
    path: unwindPath(path ?? null),
    indexField: indexField(spec.get('includeArrayIndex')),
    keepEmpty: keepEmpty === true,
  }
}

function unwindPath(path: Value): string {
  if (typeof path !== 'string')
    return fail(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`)
  if (!path.startsWith('$'))
    fail(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  return path.slice(1)
}

function indexField(name: Maybe): string | undefined {
  if (name === undefined) return undefined
  if (typeof name !== 'string' || name === '') {
    return fail(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${typeName(name)}`,
    )
  }
  return name.startsWith('$')
    ? fail(
        28822,
        `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${name}`,
      )
    : name
}
