/** Index bounds in the words `explain` uses. */
import { show } from '../values/show'
import type { Value } from '../values/types'
import type { FieldBounds } from './bounds'

/** The bounds of one field; undefined: all of it. */
export function shownBounds(bounds: FieldBounds | undefined): string[] {
  if (!bounds) return ['[MinKey, MaxKey]']
  return bounds.equals?.map(shownValue) ?? [shownRange(bounds)]
}

function shownValue(value: Value): string {
  return `[${show(value)}, ${show(value)}]`
}

function shownRange({ low, high, prefix }: FieldBounds): string {
  if (prefix !== undefined) return `["${prefix}", "${prefix}\u{10ffff}"]`
  return `[${low === undefined ? 'lowest' : show(low)}, ${high === undefined ? 'highest' : show(high)}]`
}
