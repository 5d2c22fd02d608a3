/** $regexMatch, $regexFind and $regexFindAll. Places are counted in code points. */
import { fail } from '../errors'
import { compileRegex } from '../query/regex'
import { typeName } from '../values/type-names'
import { isType, toDoc, type Doc, type Maybe } from '../values/types'
import { isNullish, named, required, type Compiler, type Env, type Operators } from './environment'

interface Found {
  readonly text: string
  readonly regex: RegExp
}

function regexOperator(name: string, missing: Maybe, run: (found: Found) => Maybe): Compiler {
  return (argument, scope) => {
    const parts = named(argument, scope, name, ['input', 'regex', 'options'])
    const input = required(parts, 'input', name)
    const regex = required(parts, 'regex', name)
    return (env: Env) => {
      const text = input(env)
      const pattern = regex(env)
      const options = parts.options?.(env)
      const compiled = isNullish(pattern) ? undefined : compiledRegex(name, pattern, options)
      if (isNullish(text) || !compiled) return missing
      if (typeof text !== 'string') return fail(51104, `${name} needs 'input' to be of type string`)
      return run({ text, regex: compiled })
    }
  }
}

function compiledRegex(name: string, pattern: Maybe, options: Maybe): RegExp {
  if (!isNullish(options) && typeof options !== 'string')
    fail(51106, `${name} needs 'options' to be of type string`)
  const flags = typeof options === 'string' ? options : ''
  if (isType(pattern, 'BSONRegExp')) {
    if (flags !== '' && pattern.options !== '') {
      fail(51107, `${name} found regex option(s) specified in both 'regex' and 'option' fields`)
    }
    return compileRegex(pattern.pattern, flags || pattern.options)
  }
  if (typeof pattern === 'string') return compileRegex(pattern, flags)
  return fail(
    51105,
    `${name} needs 'regex' to be of type string or regex, found ${typeName(pattern)}`,
  )
}

function describe(text: string, match: RegExpMatchArray): Doc {
  const before = [...text.slice(0, match.index ?? 0)].length
  return toDoc({
    match: match[0],
    idx: before,
    captures: match.slice(1).map((part) => part ?? null),
  })
}

function all({ text, regex }: Found): Maybe {
  const global = new RegExp(regex.source, `${regex.flags}g`)
  return Array.from(text.matchAll(global), (match) => describe(text, match))
}

export const regexOperators: Operators = {
  $regexMatch: regexOperator('$regexMatch', false, ({ text, regex }) => regex.test(text)),
  $regexFind: regexOperator('$regexFind', null, ({ text, regex }) => {
    const match = regex.exec(text)
    return match ? describe(text, match) : null
  }),
  $regexFindAll: regexOperator('$regexFindAll', [], all),
}
