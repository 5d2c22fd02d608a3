/** $trim and its kin, $replaceOne and $replaceAll. */
import { fail } from '../errors'
import { show } from '../values/show'
import { typeName } from '../values/type-names'
import type { Maybe } from '../values/types'
import { isNullish, named, required, type Compiler, type Operators } from './environment'

/** What MongoDB trims when not told: NUL and Unicode white space. */
const BLANKS = new Set<string>(
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
)

function trimmer(name: string, left: boolean, right: boolean): Compiler {
  return (argument, scope) => {
    const parts = named(argument, scope, name, ['input', 'chars'])
    const input = required(parts, 'input', name)
    return (env) => {
      const text = input(env)
      if (isNullish(text)) return null
      if (typeof text !== 'string')
        return fail(
          50699,
          `${name} requires its input to be a string, got ${show(text)} (of type ${typeName(text)}) instead.`,
        )
      const unwanted = parts.chars ? charsOf(parts.chars(env), name) : BLANKS
      return unwanted ? trimmed([...text], unwanted, left, right) : null
    }
  }
}

function charsOf(chars: Maybe, name: string): ReadonlySet<string> | undefined {
  if (isNullish(chars)) return undefined
  if (typeof chars === 'string') return new Set(chars)
  return fail(
    50700,
    `${name} requires 'chars' to be a string, got ${show(chars)} (of type ${typeName(chars)}) instead.`,
  )
}

function trimmed(
  points: string[],
  unwanted: ReadonlySet<string>,
  left: boolean,
  right: boolean,
): string {
  const isKept = (point: string) => !unwanted.has(point)
  const from = left ? points.findIndex(isKept) : 0
  const to = right ? points.findLastIndex(isKept) + 1 : points.length
  return from < 0 ? '' : points.slice(from, to).join('')
}

function replacer(
  name: string,
  replace: (text: string, find: string, by: string) => string,
): Compiler {
  return (argument, scope) => {
    const parts = named(argument, scope, name, ['input', 'find', 'replacement'])
    const all = (['input', 'find', 'replacement'] as const).map((part) =>
      required(parts, part, name),
    )
    return (env) => {
      const values = all.map((evaluate) => evaluate(env))
      const wrong = values.find((value) => !isNullish(value) && typeof value !== 'string')
      if (wrong !== undefined)
        fail(
          51746,
          `${name} requires that 'input', 'find' and 'replacement' be strings, found: ${show(wrong)}`,
        )
      if (values.some(isNullish)) return null
      const [text = '', find = '', by = ''] = values as string[]
      return replace(text, find, by)
    }
  }
}

export const trimOperators: Operators = {
  $ltrim: trimmer('$ltrim', true, false),
  $rtrim: trimmer('$rtrim', false, true),
  $trim: trimmer('$trim', true, true),
  $replaceOne: replacer('$replaceOne', (text, find, by) => text.replace(find, () => by)),
  $replaceAll: replacer('$replaceAll', (text, find, by) => text.replaceAll(find, () => by)),
}
