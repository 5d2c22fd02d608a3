/** Every expression operator by name. */
import { accumulatorExpressions } from './accumulators'
import type { Compiler, Operators } from './environment'
import { arithmeticOperators } from './operators-arithmetic'
import { arrayOperators } from './operators-array'
import { comparisonOperators } from './operators-comparison'
import { dateOperators } from './operators-date'
import { dateTextOperators } from './operators-date-text'
import { dateUnitOperators } from './operators-date-units'
import { eachOperators } from './operators-each'
import { objectOperators } from './operators-object'
import { powerOperators } from './operators-power'
import { regexOperators } from './operators-regex'
import { roundingOperators } from './operators-rounding'
import { setOperators } from './operators-set'
import { stringOperators } from './operators-string'
import { trigonometryOperators } from './operators-trigonometry'
import { trimOperators } from './operators-trim'
import { typeOperators } from './operators-type'

const groups: Operators[] = [
  accumulatorExpressions,
  arithmeticOperators,
  arrayOperators,
  comparisonOperators,
  dateOperators,
  dateTextOperators,
  dateUnitOperators,
  eachOperators,
  objectOperators,
  powerOperators,
  regexOperators,
  roundingOperators,
  setOperators,
  stringOperators,
  trigonometryOperators,
  trimOperators,
  typeOperators,
]

const operators = new Map<string, Compiler>(groups.flatMap((group) => Object.entries(group)))

export function operatorNamed(name: string): Compiler | undefined {
  return operators.get(name)
}
