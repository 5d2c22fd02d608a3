import { dependencies } from '../aggregate/expression-fields'
import { isLeaf, type Predicate } from './predicate'

/** The top-level fields a filter reads; undefined when they cannot be told. */
export function fieldsOf(predicate: Predicate): ReadonlySet<string> | undefined {
  const fields = new Set<string>()
  return collect(predicate, fields) ? fields : undefined
}

function collect(predicate: Predicate, fields: Set<string>): boolean {
  if (isLeaf(predicate)) {
    fields.add(predicate.path.split('.', 1)[0] ?? '')
    return true
  }
  if ('clauses' in predicate) return predicate.clauses.every((clause) => collect(clause, fields))
  if (predicate.kind === 'not') return collect(predicate.clause, fields)
  return predicate.kind !== 'expr' || collectExpression(predicate.expression, fields)
}

function collectExpression(
  expression: Parameters<typeof dependencies>[0],
  fields: Set<string>,
): boolean {
  const read = dependencies(expression)
  read?.forEach((field) => fields.add(field))
  return read !== undefined
}
