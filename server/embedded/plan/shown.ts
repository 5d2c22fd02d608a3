/** Index bounds in the words `explain` uses. */
import { show } from '../values/show'
import type { Value } from '../values/types'
import type { FieldBounds } from './bounds'

export function shownEquals(values: readonly Value[]): string[] {
  return values.map((value) => `[${show(value)}, ${show(value)}]`)
}

export function shownRange({ low, high, prefix }: FieldBounds): string {
  if (prefix !== undefined) return `["${prefix}", "${prefix}\u{10ffff}"]`
  return `[${low === undefined ? 'lowest' : show(low)}, ${high === undefined ? 'highest' : show(high)}]`
}
