/** Groups of documents and what is accumulated over them. */
import { fail } from '../errors'
import { typeName } from '../values/type-names'
import { isDoc, toDoc, type Doc, type Value } from '../values/types'
import type { Accumulator, MakeAccumulator } from './accumulator'
import { compileAccumulator } from './accumulators'
import type { Env, Scope } from './environment'

export interface Output {
  readonly name: string
  readonly make: MakeAccumulator
}

/** `{ field: { $accumulator: argument } }`, checked. */
export function readOutputs(fields: Iterable<[string, Value]>, scope: Scope): Output[] {
  return Array.from(fields, ([name, spec]) => {
    if (name.includes('.')) fail(40235, `The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) fail(40236, `The field name '${name}' cannot be an operator name`)
    if (!isDoc(spec)) return fail(40234, `The field '${name}' must be an accumulator object`)
    if (spec.size !== 1) fail(40238, `The field '${name}' must specify one accumulator`)
    const [[operator, argument] = ['', null]] = spec
    return { name, make: compileAccumulator(operator, argument, scope) }
  })
}

export class Group {
  private readonly accumulators: Accumulator[]

  constructor(
    private readonly id: Value,
    private readonly outputs: readonly Output[],
  ) {
    this.accumulators = outputs.map(({ make }) => make())
  }

  add(env: Env): void {
    for (const accumulator of this.accumulators) accumulator.add(env)
  }

  document(): Doc {
    const doc: Doc = new Map([['_id', this.id]])
    this.outputs.forEach(({ name }, i) => doc.set(name, this.accumulators[i]?.result() ?? null))
    return doc
  }
}

export function groupBy(options: Doc): Value {
  const by = options.get('groupBy')
  if (by === undefined)
    return fail(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  const isPath = typeof by === 'string' && by.startsWith('$')
  if (!isPath && !isDoc(by)) {
    fail(
      40202,
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${typeName(by)}.`,
    )
  }
  return by
}

export function outputSpec(options: Doc, code: number): Iterable<[string, Value]> {
  const output = options.get('output')
  if (output === undefined) return toDoc({ count: { $sum: 1 } })
  return isDoc(output)
    ? output
    : fail(
        code,
        `The $bucket 'output' field must be an object, but found type: ${typeName(output)}.`,
      )
}
