/** $sortArray: by whole elements, or by fields of elements that are documents. */
import { fail } from '../errors'
import { integerOf } from '../query/integers'
import { compileSort } from '../query/sort'
import { compare } from '../values/compare'
import { isNumeric } from '../values/numbers'
import { typeName } from '../values/type-names'
import { isArray, isDoc, type Maybe, type Value } from '../values/types'
import { isNullish, named, required, type Compiler } from './environment'

export const sortArray: Compiler = (argument, scope, name) => {
  if (!isDoc(argument)) return fail(2942500, '$sortArray requires an object as an argument')
  const pattern = argument.get('sortBy')
  const parts = named(new Map([...argument].filter(([key]) => key !== 'sortBy')), scope, name, [
    'input',
  ])
  const input = required(parts, 'input', name)
  const order = sortOrder(pattern)
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    return isArray(array)
      ? [...array].sort(order)
      : fail(
          2942504,
          `The input argument to $sortArray must be an array, but was of type: ${typeName(array)}`,
        )
  }
}

function sortOrder(pattern: Maybe): (a: Value, b: Value) => number {
  if (isDoc(pattern)) {
    const sort = compileSort(pattern)
    const asDoc = (value: Value) => (isDoc(value) ? value : new Map<string, Value>())
    return (a, b) => sort.compare(asDoc(a), asDoc(b))
  }
  const direction = isNumeric(pattern) ? integerOf(pattern, 'exact') : undefined
  if (direction !== 1n && direction !== -1n) {
    return fail(2942507, 'Invalid sortBy: must be 1, -1 or an object of fields')
  }
  return (a, b) => compare(a, b) * Number(direction)
}
