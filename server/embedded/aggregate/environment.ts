/** What an aggregation expression is compiled in (names) and run in (values). */
import { fail } from '../errors'
import { isArray, type Doc, type Maybe, type Value } from '../values/types'

/** Values an expression may ask for by `$$name`; fixed for the whole command. */
export interface Variables {
  readonly now: Date
  readonly values: ReadonlyMap<string, Maybe>
}

/** Values bound while running: by `$let`, `$map`, `$filter`, `$reduce`. */
interface Binding {
  readonly name: string
  readonly value: Maybe
  readonly next: Binding | undefined
}

export interface Env {
  readonly root: Value
  readonly current: Maybe
  readonly bound: Binding | undefined
}

export type Evaluate = (env: Env) => Maybe

/** What an expression may name, and how its parts are compiled. */
export interface Scope {
  readonly names: ReadonlySet<string>
  readonly variables: Variables
  compile(expression: Value, scope: Scope): Evaluate
}

export type Compiler = (argument: Value, scope: Scope, name: string) => Evaluate
export type Operators = Readonly<Record<string, Compiler>>

export function withNames(scope: Scope, names: readonly string[]): Scope {
  return { ...scope, names: new Set([...scope.names, ...names]) }
}

export function bind(env: Env, name: string, value: Maybe): Env {
  if (name === 'CURRENT') return { ...env, current: value }
  return { root: env.root, current: env.current, bound: { name, value, next: env.bound } }
}

export function environment(doc: Doc): Env {
  return { root: doc, current: doc, bound: undefined }
}

/** Arguments as a list: `{ $op: x }` is `{ $op: [x] }`. */
export function argumentsOf(argument: Value): Value[] {
  return isArray(argument) ? argument : [argument]
}

/** An operator with a fixed number of arguments; a wrong number is error 16020. */
export function fixed(count: number, run: (...values: Maybe[]) => Maybe): Compiler {
  return between(count, count, run)
}

/** An operator with `least` to `most` arguments; absent ones are undefined. */
export function between(least: number, most: number, run: (...values: Maybe[]) => Maybe): Compiler {
  return (argument, scope, name) => {
    const given = argumentsOf(argument)
    checkCount(name, given.length, least, most)
    const [first, second] = given.map((one) => scope.compile(one, scope))
    if (!first) return () => run()
    if (given.length === 1) return (env) => run(first(env))
    if (second && given.length === 2) return (env) => run(first(env), second(env))
    const all = given.map((one) => scope.compile(one, scope))
    return (env) => run(...all.map((evaluate) => evaluate(env)))
  }
}

function checkCount(name: string, count: number, least: number, most: number): void {
  if (count >= least && count <= most) return
  if (least === most) {
    fail(16020, `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`)
  }
  fail(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
  )
}

/** An operator with any number of arguments. */
export function variadic(run: (values: Maybe[]) => Maybe): Compiler {
  return (argument, scope) => {
    const all = argumentsOf(argument).map((one) => scope.compile(one, scope))
    return (env) => run(all.map((evaluate) => evaluate(env)))
  }
}

export function isNullish(value: Maybe): value is null | undefined {
  return value === null || value === undefined
}

/** Named arguments, each compiled; an unknown name is refused, an absent one is undefined. */
export function named<Name extends string>(
  argument: Value,
  scope: Scope,
  operator: string,
  names: readonly Name[],
): Partial<Record<Name, Evaluate>> {
  if (!(argument instanceof Map)) {
    return fail(9, `${operator} only supports an object as its argument`)
  }
  const compiled: Partial<Record<Name, Evaluate>> = {}
  for (const [key, value] of argument) {
    const name = names.find((one) => one === key)
    if (name === undefined) return fail(9, `Unrecognized argument to ${operator}: ${key}`)
    compiled[name] = scope.compile(value, scope)
  }
  return compiled
}

/** A named argument that must be there. */
export function required<Name extends string>(
  compiled: Partial<Record<Name, Evaluate>>,
  name: Name,
  operator: string,
): Evaluate {
  return compiled[name] ?? fail(9, `Missing '${name}' parameter to ${operator}`)
}
