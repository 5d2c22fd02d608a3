import { fail } from '../errors'

/** Splits an update path, refusing empty names and names that start with `$` but stand for nothing. */
export function checkPath(path: string): string[] {
  if (path === '') fail(56, 'An empty update path is not valid.')
  const parts = path.split('.')
  for (const part of parts) {
    if (part === '') {
      fail(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
    }
    if (part.startsWith('$') && !isPositional(part)) refuseDollar(part, path)
  }
  checkPositions(parts, path)
  return parts
}

function checkPositions(parts: readonly string[], path: string): void {
  if (parts.filter((part) => part === '$').length > 1) {
    fail(2, `Too many positional (i.e. '$') elements found in path '${path}'`)
  }
  const [first = ''] = parts
  if (first === '$') {
    fail(2, `Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  }
  if (isPositional(first)) {
    fail(
      2,
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
    )
  }
}

export function isPositional(part: string): boolean {
  return part === '$' || filterIdentifier(part) !== undefined
}

/** The name in `$[name]`; '' for `$[]`; undefined for anything else. */
export function filterIdentifier(part: string): string | undefined {
  return part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined
}

export function refuseDollar(name: string, path: string): never {
  return fail(
    52,
    `The dollar ($) prefixed field '${name}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  )
}
