/** Comparison, logic and conditions. All values compare in BSON order; nothing is bracketed by type. */
import { fail } from '../errors'
import { compare } from '../values/compare'
import { isArray, isDoc, type Maybe, type Value } from '../values/types'
import {
  argumentsOf,
  fixed,
  isNullish,
  type Compiler,
  type Evaluate,
  type Operators,
  type Scope,
} from './environment'
import { truthy } from './truth'

const and: Compiler = (argument, scope) => {
  const all = argumentsOf(argument).map((one) => scope.compile(one, scope))
  return (env) => all.every((evaluate) => truthy(evaluate(env)))
}

const or: Compiler = (argument, scope) => {
  const all = argumentsOf(argument).map((one) => scope.compile(one, scope))
  return (env) => all.some((evaluate) => truthy(evaluate(env)))
}

const cond: Compiler = (argument, scope) => {
  const [test, yes, no] = condParts(argument).map((part) => scope.compile(part, scope))
  if (!test || !yes || !no) return fail(16020, 'Expression $cond takes exactly 3 arguments.')
  return (env) => (truthy(test(env)) ? yes(env) : no(env))
}

function condParts(argument: Value): Value[] {
  if (!isDoc(argument)) {
    const parts = argumentsOf(argument)
    if (parts.length === 3) return parts
    return fail(
      16020,
      `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`,
    )
  }
  for (const name of argument.keys()) {
    if (!['if', 'then', 'else'].includes(name))
      fail(17083, `Unrecognized parameter to $cond: ${name}`)
  }
  const part = (name: string, code: number) =>
    argument.get(name) ??
    (argument.has(name) ? null : fail(code, `Missing '${name}' parameter to $cond`))
  return [part('if', 17080), part('then', 17081), part('else', 17082)]
}

/** The first argument that is not null or missing; the last stands for "otherwise". */
const ifNull: Compiler = (argument, scope) => {
  const parts = argumentsOf(argument)
  if (parts.length < 2) fail(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`)
  const all = parts.map((part) => scope.compile(part, scope))
  return (env) => {
    let value: Maybe
    for (const evaluate of all) {
      value = evaluate(env)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const switch_: Compiler = (argument, scope) => {
  if (!isDoc(argument))
    return fail(40060, '$switch requires an object as an argument, found: string')
  for (const name of argument.keys()) {
    if (name !== 'branches' && name !== 'default')
      fail(40067, `$switch found an unknown argument: ${name}`)
  }
  const branches = argument.get('branches')
  if (!isArray(branches)) return fail(40061, "$switch expected an array for 'branches'")
  const compiled = branches.map((branch) => compileBranch(branch, scope))
  const otherwise = argument.has('default')
    ? scope.compile(argument.get('default') ?? null, scope)
    : undefined
  if (compiled.length === 0) fail(40068, '$switch requires at least one branch.')
  return (env) => {
    for (const { when, then } of compiled) if (truthy(when(env))) return then(env)
    if (otherwise) return otherwise(env)
    return fail(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

function compileBranch(branch: Value, scope: Scope): { when: Evaluate; then: Evaluate } {
  if (!isDoc(branch)) return fail(40062, '$switch expected each branch to be an object')
  const when = branch.get('case')
  const then = branch.get('then')
  if (when === undefined)
    return fail(40064, "$switch requires each branch have a 'case' expression")
  if (then === undefined)
    return fail(40065, "$switch requires each branch have a 'then' expression.")
  return { when: scope.compile(when, scope), then: scope.compile(then, scope) }
}

export const comparisonOperators: Operators = {
  $eq: fixed(2, (a, b) => compare(a, b) === 0),
  $ne: fixed(2, (a, b) => compare(a, b) !== 0),
  $gt: fixed(2, (a, b) => compare(a, b) > 0),
  $gte: fixed(2, (a, b) => compare(a, b) >= 0),
  $lt: fixed(2, (a, b) => compare(a, b) < 0),
  $lte: fixed(2, (a, b) => compare(a, b) <= 0),
  $cmp: fixed(2, (a, b) => Math.sign(compare(a, b))),
  $not: fixed(1, (value) => !truthy(value)),
  $and: and,
  $or: or,
  $cond: cond,
  $ifNull: ifNull,
  $switch: switch_,
  $literal: (argument) => () => argument,
  $const: (argument) => () => argument,
}
