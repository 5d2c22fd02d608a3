/** Reads one index of createIndexes, refusing kinds and options the engine leaves out. */
import { fail, notSupported } from '../errors'
import { compileFilter } from '../query/match'
import type { Predicate } from '../query/predicate'
import { isNumeric, toDouble } from '../values/numbers'
import type { Doc, Value } from '../values/types'
import type { IndexSpec } from '../store/types'
import type { Fields } from './fields'

const known = new Set([
  ...['key', 'name', 'unique', 'sparse', 'hidden', 'partialFilterExpression', 'expireAfterSeconds'],
  ...[
    'v',
    'background',
    'ns',
    'dropDups',
    'collation',
    'storageEngine',
    'prepareUnique',
    'clustered',
  ],
])
const kinds: Readonly<Record<string, string>> = {
  text: 'A text index',
  '2d': 'A geospatial index',
  '2dsphere': 'A geospatial index',
  geoHaystack: 'A geospatial index',
  hashed: 'A hashed index',
  columnstore: 'A columnstore index',
}
const maxFields = 32
const maxSeconds = 0x7fffffff

export function readIndexSpec(fields: Fields): IndexSpec {
  for (const name of fields.doc.keys()) {
    if (!known.has(name)) {
      fail(197, `The field '${name}' is not valid for an index specification.`)
    }
  }
  const key = fields.requiredDocument('key')
  refuseKey(key)
  const name = fields.requiredText('name')
  if (name === '' || name === '*') fail(67, 'index name cannot be empty or *')
  const collation = fields.document('collation')
  if (collation && collation.get('locale') !== 'simple')
    notSupported('Collation other than "simple"')
  const spec: IndexSpec = {
    name,
    key,
    unique: fields.flag('unique'),
    sparse: fields.flag('sparse'),
    hidden: fields.flag('hidden'),
  }
  readPartial(fields, spec)
  readTtl(fields, spec)
  return spec
}

function refuseKey(key: Doc): void {
  if (key.size === 0) fail(67, 'Index keys cannot be an empty object')
  if (key.size > maxFields) fail(67, `Index key pattern has more than ${String(maxFields)} fields`)
  for (const [path, direction] of key) {
    if (path === '$**' || path.endsWith('.$**')) notSupported('A wildcard index')
    refusePath(path)
    refuseDirection(direction)
  }
}

function refusePath(path: string): void {
  if (path === '' || path.split('.').includes('')) {
    fail(67, `Index key contains an illegal field name: '${path}'`)
  }
  if (path.startsWith('$')) {
    fail(67, `Index key contains an illegal field name: field name starts with '$'.`)
  }
}

function refuseDirection(direction: Value): void {
  if (typeof direction === 'string') {
    const kind = Object.hasOwn(kinds, direction) ? kinds[direction] : undefined
    if (kind !== undefined) notSupported(kind)
    fail(67, `Unknown index plugin '${direction}'`)
  }
  if (!isNumeric(direction)) fail(67, 'Values in the index key pattern must be numbers')
  const number = isNumeric(direction) ? toDouble(direction) : 0
  if (number === 0 || Number.isNaN(number)) {
    fail(67, 'Values in the index key pattern cannot be 0.')
  }
}

function readPartial(fields: Fields, spec: IndexSpec): void {
  const filter = fields.document('partialFilterExpression')
  if (!filter) return
  if (spec.sparse) fail(67, 'cannot mix "partialFilterExpression" and "sparse" options')
  if (isIdKey(spec.key)) fail(67, '_id index cannot be a partial index')
  refusePartial(compileFilter(filter).predicate)
  spec.partialFilter = filter
}

/** MongoDB allows equality, $in, $exists: true, ranges, $type, $and and $or. */
function refusePartial(predicate: Predicate): void {
  if (predicate.kind === 'and' || predicate.kind === 'or') {
    for (const clause of predicate.clauses) refusePartial(clause)
    return
  }
  if (!['compare', 'in', 'exists', 'type', 'always'].includes(predicate.kind)) {
    fail(67, `Expression not supported in partial index: ${predicate.kind}`)
  }
}

function readTtl(fields: Fields, spec: IndexSpec): void {
  const seconds = fields.number('expireAfterSeconds')
  if (seconds === undefined) return
  if (seconds < 0 || seconds > maxSeconds) {
    fail(67, `TTL index 'expireAfterSeconds' option must be within an acceptable range`)
  }
  if (spec.key.size > 1) {
    fail(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL.')
  }
  if (isIdKey(spec.key)) fail(197, "The field 'expireAfterSeconds' is not valid for an _id index")
  spec.expireAfterSeconds = seconds
}

function isIdKey(key: Doc): boolean {
  return key.size === 1 && key.has('_id')
}
