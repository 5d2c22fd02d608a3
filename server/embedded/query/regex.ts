/** Regular expressions of MongoDB (PCRE) as JavaScript's. */
import { fail } from '../errors'

const cache = new Map<string, RegExp>()
const CACHED = 200

/** Compiles a pattern with flags of `imsxu`. What JavaScript cannot express is error 51091. */
export function compileRegex(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`
  const known = cache.get(key)
  if (known) return known
  const regex = build(pattern, flags)
  if (cache.size >= CACHED) cache.clear()
  cache.set(key, regex)
  return regex
}

function build(pattern: string, flags: string): RegExp {
  for (const flag of flags) {
    if (!'imsxu'.includes(flag)) fail(51108, `invalid flag in regex options: ${flag}`)
  }
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)
  const all = new Set(`${flags}${inline?.[1] ?? ''}`)
  const source = translate(inline ? pattern.slice(inline[0].length) : pattern, all)
  const kept = [...all].filter((flag) => 'ims'.includes(flag)).join('')
  return tryRegex(source, `${kept}u`) ?? tryRegex(source, kept) ?? invalid(pattern)
}

/** Unicode mode reads whole characters, as PCRE does, but refuses some needless escapes. */
function tryRegex(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

function invalid(pattern: string): never {
  return fail(51091, `Regular expression is invalid: ${pattern}`)
}

const escapes: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  h: '[ \\t]',
  R: '(?:\\r\\n|\\n|\\r)',
  a: '\\x07',
  e: '\\x1b',
}

const posixClasses: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9a-fA-F',
  word: '\\w',
}

/** One token of a pattern: an escape, a quoted run, a class, or a single character. */
const TOKEN = /\\Q([\s\S]*?)(?:\\E|$)|\\([\s\S])|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|[\s\S]/g

function translate(pattern: string, flags: ReadonlySet<string>): string {
  const extended = flags.has('x')
  const source = extended ? withoutComments(pattern) : pattern
  return source.replace(TOKEN, (token: string, quoted?: string, escaped?: string) => {
    if (quoted !== undefined) return quoted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    if (escaped !== undefined) return escapes[escaped] ?? token
    if (token.length > 1) return characterClass(token)
    // Without `m`, PCRE's $ also matches before a final line break.
    return token === '$' && !flags.has('m') ? '(?=\\n?(?![\\s\\S]))' : token
  })
}

function characterClass(token: string): string {
  return token.replace(/\[:(\w+):\]/g, (whole, name: string) => posixClasses[name] ?? whole)
}

/** Flag x: white space and # comments outside classes do not count. */
function withoutComments(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*/g, (token) =>
    /^[\s#]/.test(token) ? '' : token,
  )
}
