/** `arrayFilters`: which elements `$[name]` means. */
import { fail } from '../errors'
import { isArray, isDoc, type Doc, type Value } from '../values/types'
import type { Variables } from '../aggregate/environment'
import { compileFilter, type Filter } from './match'

const IDENTIFIER = /^[a-z][a-zA-Z0-9]*$/

export class ArrayFilters {
  private readonly filters = new Map<string, Filter>()

  constructor(filters: readonly Doc[], variables: Variables | undefined) {
    for (const filter of filters) {
      const name = identifierOf(filter)
      if (this.filters.has(name)) {
        fail(9, `Found multiple array filters with the same top-level field name ${name}`)
      }
      this.filters.set(name, compileFilter(filter, variables ? { variables } : {}))
    }
  }

  /** Every filter must be used, and every name in a path must have a filter. */
  check(used: ReadonlyMap<string, string>, update: string): void {
    for (const [name, path] of used) {
      if (name !== '' && !this.filters.has(name)) {
        fail(2, `No array filter found for identifier '${name}' in path '${path}'`)
      }
    }
    for (const name of this.filters.keys()) {
      if (!used.has(name)) {
        fail(9, `The array filter for identifier '${name}' was not used in the update ${update}`)
      }
    }
  }

  /** The indexes of the elements `$[name]` means; all of them for `$[]`. */
  matching(name: string, items: readonly Value[]): number[] {
    const filter = this.filters.get(name)
    const indexes: number[] = []
    items.forEach((item, i) => {
      if (name === '' || filter?.test(new Map([[name, item]]))) indexes.push(i)
    })
    return indexes
  }
}

function identifierOf(filter: Doc): string {
  const names = new Set<string>()
  collectNames(filter, names)
  const [name, other] = names
  if (name === undefined)
    return fail(9, 'Cannot use an expression without a top-level field name in arrayFilters')
  if (other !== undefined)
    fail(
      9,
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    )
  if (!IDENTIFIER.test(name)) {
    fail(
      2,
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    )
  }
  return name
}

function collectNames(filter: Doc, names: Set<string>): void {
  for (const [key, value] of filter) {
    if (!key.startsWith('$')) names.add(key.split('.', 1)[0] ?? '')
    else if (isArray(value)) value.filter(isDoc).forEach((clause) => collectNames(clause, names))
  }
}
