/** Updates: operators, a whole replacement, or a pipeline. Parsed once, applied to documents. */
import type { Variables } from '../aggregate/environment'
import { compileUpdatePipeline } from '../aggregate/update-pipeline'
import { fail } from '../errors'
import { identical } from '../values/identical'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import { isArray, isDoc, toDoc, type Doc, type Value } from '../values/types'
import { ArrayFilters } from './array-filters'
import { arrayModifiers } from './array-modifiers'
import type { Match } from './match'
import type { ParseModifier } from './modifier'
import { fieldModifiers } from './modifiers'
import { addRename } from './rename'
import { applyTree } from './update-apply'
import { checkPath, filterIdentifier, refuseDollar } from './update-path'
import { addLeaf, emptyBranch, inOrder, type Branch } from './update-tree'

interface UpdateOptions {
  readonly arrayFilters?: readonly Doc[]
  /** Of the command: `let` for a pipeline, and the moment that counts as now. */
  readonly variables?: Variables
}

interface ApplyOptions {
  /** How the query matched, for the positional operator. */
  readonly match?: Match
  /** An upsert: `$setOnInsert` acts, and a new `_id` may be set. */
  readonly inserting?: boolean
}

export interface Update {
  readonly kind: 'operators' | 'replacement' | 'pipeline'
  /** Some path holds `$`: `apply` needs the match. */
  readonly usesPositional: boolean
  /** The updated document; the very same one when nothing changes. Error 66 when `_id` would. */
  apply(doc: Doc, how?: ApplyOptions): Doc
}

export function compileUpdate(update: Doc | Value[], options: UpdateOptions = {}): Update {
  if (isArray(update)) return pipelineUpdate(update, options)
  const [first] = update.keys()
  return first?.startsWith('$') ? operatorUpdate(update, options) : replacement(update, options)
}

function pipelineUpdate(stages: Value[], { arrayFilters, variables }: UpdateOptions): Update {
  if (arrayFilters && arrayFilters.length > 0) {
    fail(9, 'arrayFilters may not be specified for pipeline-syle updates')
  }
  const run = compileUpdatePipeline(stages, variables)
  return {
    kind: 'pipeline',
    usesPositional: false,
    apply: (doc, how) => replaced(doc, run(doc), how),
  }
}

function replacement(update: Doc, { arrayFilters }: UpdateOptions): Update {
  if (arrayFilters && arrayFilters.length > 0)
    fail(9, 'Cannot specify arrayFilters and a replacement document')
  for (const name of update.keys()) if (name.startsWith('$')) refuseDollar(name, name)
  return {
    kind: 'replacement',
    usesPositional: false,
    apply: (doc, how) => replaced(doc, update, how),
  }
}

/** The new document with the old `_id`, which comes first. */
function replaced(doc: Doc, wanted: Doc, how: ApplyOptions = {}): Doc {
  const id = doc.get('_id')
  const own = wanted.get('_id')
  if (id !== undefined && own !== undefined && !identical(id, own)) {
    fail(
      66,
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(own)}`,
    )
  }
  const result = idFirst(wanted, id ?? own)
  return !how.inserting && identical(doc, result) ? doc : result
}

function idFirst(doc: Doc, id: Value | undefined): Doc {
  if (id === undefined) return doc
  const result: Doc = new Map([['_id', id]])
  for (const [name, value] of doc) if (name !== '_id') result.set(name, value)
  return result
}

const modifiers: ReadonlyMap<string, ParseModifier> = new Map(
  Object.entries({ ...fieldModifiers, ...arrayModifiers }),
)

function operatorUpdate(update: Doc, options: UpdateOptions): Update {
  const used = new Map<string, string>()
  const tree = inOrder(buildTree(update, used))
  const filters = new ArrayFilters(options.arrayFilters ?? [], options.variables)
  filters.check(used, show(update))
  const usesPositional = holdsPositional(tree)
  return {
    kind: 'operators',
    usesPositional,
    apply(doc, { match, inserting = false } = {}) {
      const result = applyTree(tree, doc, {
        root: doc,
        inserting,
        now: options.variables?.now ?? new Date(),
        filters,
        matchedIndex: match?.arrayIndex,
      })
      checkId(doc, result)
      return inserting ? idFirst(result, result.get('_id')) : result
    },
  }
}

function holdsPositional(branch: Branch): boolean {
  return [...branch.children].some(
    ([name, child]) => name === '$' || (child.kind === 'branch' && holdsPositional(child)),
  )
}

function checkId(before: Doc, after: Doc): void {
  const id = before.get('_id')
  if (id === undefined || before === after) return
  if (!identical(id, after.get('_id'))) {
    fail(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
  }
}

function buildTree(update: Doc, used: Map<string, string>): Branch {
  const root = emptyBranch()
  for (const [name, fields] of update) {
    const parse = modifiers.get(name)
    if (!parse && name !== '$rename') {
      fail(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    }
    if (!isDoc(fields)) {
      fail(
        9,
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not ${show(toDoc({ [name]: fields }))}`,
      )
    }
    for (const [path, argument] of fields) {
      noteFilters(path, used)
      if (parse) addLeaf(root, path, parse(argument, path))
      else addRename(root, path, argument)
    }
  }
  return root
}

function noteFilters(path: string, used: Map<string, string>): void {
  for (const part of checkPath(path)) {
    const identifier = filterIdentifier(part)
    if (identifier !== undefined && !used.has(identifier)) used.set(identifier, path)
  }
}
