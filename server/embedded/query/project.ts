/** Projections of find: keep or drop fields, compute, and $slice, $elemMatch and the positional `$`. */
import { compileExpression, type Variables } from '../aggregate/expression'
import { dependencies } from '../aggregate/expression-fields'
import {
  addPath,
  flagLeaf,
  isFlag,
  modeOf,
  readProjection,
  type ProjectionBranch,
  type ProjectionLeaf,
} from '../aggregate/projection'
import { dropFields, keepFields } from '../aggregate/projection-apply'
import { fail } from '../errors'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import type { Filter, Match } from './match'
import { compileFilter } from './match'
import { atPosition, readSlice, slicing, type Slice } from './project-arrays'

interface Projection {
  /** The projected document. The filter is asked where it matched when the projection holds `$`. */
  apply(doc: Doc, filter?: Filter): Doc
  /** The top-level fields it reads; undefined for all. */
  readonly fields: ReadonlySet<string> | undefined
}

interface Parts {
  readonly root: ProjectionBranch
  readonly slices: { path: string; slice: Slice }[]
  readonly positional: string[]
}

/** Compiles a find projection; an empty one changes nothing. */
export function compileProjection(spec: Doc, variables?: Variables): Projection {
  if (spec.size === 0) return { apply: (doc) => doc, fields: undefined }
  const parts = read(spec, variables)
  const { root, slices, positional } = parts
  const mode = modeOf(root)
  if (mode === 'drop' && positional.length > 0) {
    fail(31395, 'positional projection cannot be used with exclusion')
  }
  if (mode === 'keep') keepImplied(parts)
  const shape = mode === 'keep' ? keepFields(root) : dropFields(root)
  const finish = slices.map(({ path, slice }) => slicing(path, slice))
  return {
    fields: mode === 'keep' && positional.length === 0 ? fieldsRead(root, spec) : undefined,
    apply(doc, filter) {
      let result = shape(doc)
      for (const step of finish) result = step(result)
      for (const path of positional) result = atPosition(result, path, matchOf(doc, filter))
      return result
    },
  }
}

function matchOf(doc: Doc, filter: Filter | undefined): Match | undefined {
  return filter?.match(doc)
}

/** What an inclusion keeps without being asked: `_id`, and arrays it slices. */
function keepImplied({ root, slices }: Parts): void {
  const id = root.children.get('_id')
  if (!id) root.children.set('_id', { kind: 'keep' })
  else if (id.kind === 'drop') root.children.delete('_id')
  for (const { path } of slices) addPath(root, path, { kind: 'keep' })
}

function read(spec: Doc, variables: Variables | undefined): Parts {
  const slices: Parts['slices'] = []
  const positional: string[] = []
  const plain: Doc = new Map()
  for (const [path, value] of spec) {
    if (path.endsWith('.$')) positional.push(positionalPath(path, positional))
    else if (isDoc(value) && value.has('$slice') && isFindSlice(value)) {
      slices.push({ path, slice: readSlice(value.get('$slice') ?? null) })
      continue
    } else if (path.includes('.$.')) refuseMiddle()
    plain.set(path.endsWith('.$') ? path.slice(0, -2) : path, value)
  }
  return { root: readProjection(plain, leafReader(variables)), slices, positional }
}

/** `$slice: n` or `[skip, n]`; with other arguments it is the expression of that name. */
function isFindSlice(value: Doc): boolean {
  const argument = value.get('$slice')
  return isArray(argument) ? argument.every(isFlag) : argument !== undefined && isFlag(argument)
}

function positionalPath(path: string, others: readonly string[]): string {
  if (others.length > 0)
    fail(31276, 'Cannot specify more than one positional projection per query.')
  return path.slice(0, -2)
}

function refuseMiddle(): never {
  return fail(
    31394,
    "As of 4.4, it's illegal to specify positional operator in the middle of a path. Positional projection may only be used at the end, for example: a.b.$. If the query previously used a form like a.b.$.d, remove the parts following the '$' and the results will be equivalent.",
  )
}

function leafReader(variables: Variables | undefined) {
  return (value: Value, path: string): ProjectionLeaf | undefined => {
    if (isFlag(value)) return flagLeaf(value)
    if (!isDoc(value)) return computed(value, variables)
    if (value.has('$elemMatch')) return elemMatch(path, value, variables)
    const [first] = value.keys()
    if (first === undefined)
      return fail(51270, `An empty sub-projection is not a valid value. Found empty object at path`)
    return first.startsWith('$') ? computed(value, variables) : undefined
  }
}

function computed(value: Value, variables: Variables | undefined): ProjectionLeaf {
  return { kind: 'compute', evaluate: compileExpression(value, variables).runIn }
}

/** The first element that matches, alone in its array. */
function elemMatch(path: string, value: Doc, variables: Variables | undefined): ProjectionLeaf {
  if (path.includes('.')) fail(31275, 'Cannot use $elemMatch projection on a nested field.')
  const filter = compileFilter(new Map([[path, value]]), variables ? { variables } : {})
  return {
    kind: 'compute',
    evaluate({ current }) {
      const array = isDoc(current) ? current.get(path) : undefined
      if (!isArray(array)) return undefined
      const index = filter.match(current as Doc)?.arrayIndex
      const item = index === undefined ? undefined : array[index]
      return item === undefined ? undefined : [item]
    },
  }
}

function fieldsRead(root: ProjectionBranch, spec: Doc): ReadonlySet<string> | undefined {
  const fields = new Set(root.children.keys())
  for (const value of spec.values()) {
    if (isFlag(value)) continue
    const read = isDoc(value) && value.has('$elemMatch') ? new Set<string>() : dependencies(value)
    if (!read) return undefined
    read.forEach((field) => fields.add(field))
  }
  return fields
}
