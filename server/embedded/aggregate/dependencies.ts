/** Which top-level fields of its source a pipeline reads, so that a scan can decode just those. */
import { compileFilter } from '../query/match'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import { dependencies } from './expression-fields'
import { isFlag } from './projection'
import { truthy } from './truth'

/** Fields a stage reads, and whether only they can matter to the stages after it. */
interface Reading {
  readonly fields: ReadonlySet<string> | undefined
  readonly ends: boolean
}

const ALL: Reading = { fields: undefined, ends: true }

/** Undefined when the pipeline may read, or hand on, whole documents. */
export function pipelineFields(stages: readonly Doc[]): ReadonlySet<string> | undefined {
  const fields = new Set<string>()
  for (const stage of stages) {
    const reading = readingOf(stage)
    if (!reading.fields) return undefined
    reading.fields.forEach((field) => fields.add(field))
    if (reading.ends) return fields
  }
  return undefined
}

function readingOf(stage: Doc): Reading {
  const [[name, spec] = ['', null]] = stage
  if (['$limit', '$skip'].includes(name)) return { fields: new Set(), ends: false }
  if (name === '$count') return { fields: new Set(), ends: true }
  if (['$group', '$sortByCount', '$bucket'].includes(name))
    return { fields: dependencies(spec), ends: true }
  const readable = ['$match', '$sort', '$project'].includes(name)
  return readable && isDoc(spec) ? documentReading(name, spec) : ALL
}

function documentReading(name: string, spec: Doc): Reading {
  if (name === '$match') return { fields: filterFields(spec), ends: false }
  if (name === '$project') return projected(spec)
  return { fields: new Set([...spec.keys()].map(firstName)), ends: false }
}

function filterFields(spec: Doc): ReadonlySet<string> | undefined {
  try {
    return compileFilter(spec).fields
  } catch {
    // The stage itself refuses a bad filter, with the right variables at hand.
    return undefined
  }
}

function firstName(path: string): string {
  return path.split('.', 1)[0] ?? ''
}

/** An inclusion reads what it keeps and what it computes from. */
function projected(spec: Doc): Reading {
  const fields = new Set(['_id'])
  for (const [path, value] of spec) {
    if (!collect(path, value, fields)) return ALL
  }
  return { fields, ends: true }
}

function collect(path: string, value: Value, fields: Set<string>): boolean {
  fields.add(firstName(path))
  if (isFlag(value)) return truthy(value) || path === '_id'
  if (isDoc(value) || isArray(value) || typeof value === 'string')
    return collectExpression(value, fields)
  return true
}

function collectExpression(value: Value, fields: Set<string>): boolean {
  const read = dependencies(value)
  read?.forEach((field) => fields.add(field))
  return read !== undefined && !holdsZero(value)
}

/** `{ a: { b: 0 } }` is an exclusion, which needs the whole document. */
function holdsZero(value: Value): boolean {
  if (!isDoc(value)) return false
  const [[first, inner] = ['', null]] = value
  if (first.startsWith('$')) return false
  return (isFlag(inner) && !truthy(inner)) || holdsZero(inner)
}
