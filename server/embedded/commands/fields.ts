/** Reads a command's fields, refusing wrong types in MongoDB's words. */
import { fail } from '../errors'
import { isNumeric, toDouble } from '../values/numbers'
import { isArray, isDoc } from '../values/types'
import type { Doc, Maybe, Value } from '../values/types'

/** Fields every command may have. */
const generic = new Set([
  ...['$db', 'lsid', 'txnNumber', 'autocommit', 'startTransaction', 'readConcern', 'writeConcern'],
  ...[
    'maxTimeMS',
    'comment',
    '$readPreference',
    '$clusterTime',
    '$audit',
    '$client',
    '$configServerState',
  ],
  ...[
    'apiVersion',
    'apiStrict',
    'apiDeprecationErrors',
    'maxTimeMSOpOnly',
    'rawData',
    '$queryOptions',
  ],
  ...[
    'databaseVersion',
    'shardVersion',
    'clientOperationKey',
    'mayBypassWriteBlocking',
    'stmtId',
    'stmtIds',
  ],
])

/** A document of fields known by a name, e.g. `find` or `update.updates`. */
export class Fields {
  constructor(
    readonly name: string,
    readonly doc: Doc,
  ) {}

  /** Refuses fields that are neither generic nor among `known` (code 40415). */
  allow(known: ReadonlySet<string>, withGeneric = true): void {
    for (const field of this.doc.keys()) {
      if (known.has(field) || (withGeneric && generic.has(field))) continue
      fail(40415, `BSON field '${this.name}.${field}' is an unknown field.`)
    }
  }

  value(field: string): Maybe {
    return this.doc.get(field)
  }

  has(field: string): boolean {
    return this.doc.has(field)
  }

  text(field: string): string | undefined {
    const value = this.given(field)
    if (value === undefined || typeof value === 'string') return value
    return this.wrongType(field, value, 'string')
  }

  requiredText(field: string): string {
    const value = this.text(field)
    return value ?? this.missing(field)
  }

  document(field: string): Doc | undefined {
    const value = this.given(field)
    if (value === undefined || isDoc(value)) return value
    return this.wrongType(field, value, 'object')
  }

  requiredDocument(field: string): Doc {
    return this.document(field) ?? this.missing(field)
  }

  array(field: string): Value[] | undefined {
    const value = this.given(field)
    if (value === undefined || isArray(value)) return value
    return this.wrongType(field, value, 'array')
  }

  documents(field: string): Doc[] | undefined {
    return this.array(field)?.map((value, i) =>
      isDoc(value) ? value : this.wrongType(`${field}.${String(i)}`, value, 'object'),
    )
  }

  /** Booleans, and numbers as the server reads them. */
  flag(field: string): boolean {
    const value = this.given(field)
    if (value === undefined || typeof value === 'boolean') return value === true
    if (isNumeric(value)) return toDouble(value) !== 0
    return this.wrongType(field, value, 'bool')
  }

  /** A whole number that is not negative. */
  count(field: string): number | undefined {
    const value = this.number(field)
    if (value !== undefined && value < 0) {
      fail(51024, `BSON field '${field}' value must be >= 0, actual value '${String(value)}'`)
    }
    return value
  }

  number(field: string): number | undefined {
    const value = this.given(field)
    if (value === undefined) return undefined
    if (!isNumeric(value)) return this.wrongType(field, value, 'long')
    return Math.trunc(toDouble(value))
  }

  missing(field: string): never {
    fail(40414, `BSON field '${this.name}.${field}' is missing but a required field`)
  }

  /** Null counts as left out, as it does for the server's optional fields. */
  private given(field: string): Value | undefined {
    return this.doc.get(field) ?? undefined
  }

  private wrongType(field: string, value: Value, expected: string): never {
    fail(
      14,
      `BSON field '${this.name}.${field}' is the wrong type '${typeWord(value)}', expected type '${expected}'`,
    )
  }
}

function typeWord(value: Value): string {
  if (isArray(value)) return 'array'
  if (isDoc(value)) return 'object'
  if (isNumeric(value)) return 'number'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
