/** Aggregation expressions, compiled to functions of a document. */
import { fail, notSupported } from '../errors'
import { isArray, isDoc, type Doc, type Maybe, type Value } from '../values/types'
import { environment, type Evaluate, type Scope, type Variables } from './environment'
import { operatorNamed } from './operators'

export type { Variables } from './environment'

export interface Expression {
  readonly run: (doc: Doc) => Maybe
  readonly runIn: Evaluate
}

export function scopeFor(variables: Variables): Scope {
  return { names: new Set(variables.values.keys()), variables, compile }
}

/** Compiles an expression. Variables of the command are fixed; a missing result is undefined. */
export function compileExpression(expression: Value, variables?: Variables): Expression {
  const scope = scopeFor(variables ?? { now: new Date(), values: new Map() })
  const evaluate = compile(expression, scope)
  return { run: (doc) => evaluate(environment(doc)), runIn: evaluate }
}

/** The `let` of a command as variables. Its expressions see `doc`, which is empty for a command. */
export function letVariables(
  let_: Doc | undefined,
  now: Date,
  doc: Doc = new Map<string, Value>(),
): Variables {
  const values = new Map<string, Maybe>()
  const outer: Variables = { now, values }
  for (const [name, value] of let_ ?? []) {
    values.set(name, compileExpression(value, outer).run(doc))
  }
  return outer
}

function compile(expression: Value, scope: Scope): Evaluate {
  if (typeof expression === 'string' && expression.startsWith('$'))
    return reference(expression, scope)
  if (isArray(expression)) return arrayLiteral(expression, scope)
  if (isDoc(expression)) return object(expression, scope)
  return () => expression
}

/** A missing element of an array literal is null. */
function arrayLiteral(items: Value[], scope: Scope): Evaluate {
  const all = items.map((item) => compile(item, scope))
  return (env) => all.map((evaluate) => evaluate(env) ?? null)
}

function object(expression: Doc, scope: Scope): Evaluate {
  const [first] = expression
  if (first?.[0].startsWith('$')) {
    const [name, argument] = first
    if (expression.size > 1) {
      fail(
        15983,
        `an object representing an expression must have exactly one field: ${[...expression.keys()].join(', ')}`,
      )
    }
    return operation(name, argument, scope)
  }
  return objectLiteral(expression, scope)
}

function operation(name: string, argument: Value, scope: Scope): Evaluate {
  const compiler = operatorNamed(name)
  if (compiler) return compiler(argument, scope, name)
  if (name === '$function' || name === '$accumulator')
    notSupported(`JavaScript in expressions (${name})`)
  return fail(168, `Unrecognized expression '${name}'`)
}

function objectLiteral(expression: Doc, scope: Scope): Evaluate {
  const fields = [...expression].map(([name, value]) => {
    checkFieldName(name)
    return [name, compile(value, scope)] as const
  })
  return (env) => {
    const doc: Doc = new Map<string, Value>()
    for (const [name, evaluate] of fields) {
      const value = evaluate(env)
      if (value !== undefined) doc.set(name, value)
    }
    return doc
  }
}

function checkFieldName(name: string): void {
  if (name.startsWith('$'))
    fail(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
  if (name.includes('.'))
    fail(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`)
}

function reference(text: string, scope: Scope): Evaluate {
  if (!text.startsWith('$$')) return fieldPath(pathParts(text.slice(1)), (env) => env.current)
  const [name = '', ...rest] = text.slice(2).split('.')
  if (rest.length > 0) pathParts(rest.join('.'))
  const base = variable(name, scope)
  return rest.length === 0 ? base : fieldPath(rest, base)
}

function pathParts(path: string): string[] {
  const parts = path.split('.')
  if (path === '') fail(16872, "'$' by itself is not a valid FieldPath")
  if (path.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.")
  for (const part of parts) {
    if (part === '') fail(15998, 'FieldPath field names may not be empty strings.')
    if (part.startsWith('$')) {
      fail(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    }
  }
  return parts
}

const flow = new Set(['DESCEND', 'PRUNE', 'KEEP'])

function variable(name: string, scope: Scope): Evaluate {
  if (name === 'ROOT') return (env) => env.root
  if (name === 'CURRENT') return (env) => env.current
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') return () => scope.variables.now
  if (flow.has(name)) return () => `$$${name}`
  if (!scope.names.has(name)) return undefinedVariable(name)
  return (env) => {
    for (let at = env.bound; at; at = at.next) if (at.name === name) return at.value
    return scope.variables.values.get(name)
  }
}

function undefinedVariable(name: string): never {
  if (name === 'CLUSTER_TIME') fail(51144, "Builtin variable '$$CLUSTER_TIME' is not available")
  if (name === '') fail(9, 'empty variable names are not allowed')
  return fail(17276, `Use of undefined variable: ${name}`)
}

/** Names through documents; an array on the way becomes the array of what its documents hold. */
function fieldPath(parts: readonly string[], base: Evaluate): Evaluate {
  return (env) => step(base(env), parts, 0)
}

function step(value: Maybe, parts: readonly string[], at: number): Maybe {
  if (at === parts.length) return value
  if (isDoc(value)) return step(value.get(parts[at] ?? ''), parts, at + 1)
  if (!isArray(value)) return undefined
  const found: Value[] = []
  for (const item of value) {
    const inner = isDoc(item) ? step(item, parts, at) : undefined
    if (inner !== undefined) found.push(inner)
  }
  return found
}
