import { Double } from 'bson'

import { show } from '../../../../server/embedded/values/show'
import { refusal } from '../values/refusal'
import { update, type How, type Plain } from './updated'

describe('an update is refused', () => {
  it.each<[string, Plain, Plain | Plain[], number, string, How?]>(
    // A table: one case a line.
    // prettier-ignore
    [
      ['for an unknown modifier', {}, { $foo: { a: 1 } }, 9, 'Unknown modifier: $foo'],
      ['for a modifier beside a field', {}, { $set: { a: 1 }, b: 1 }, 9, 'Unknown modifier: b'],
      ['for a modifier within a replacement', {}, { b: 1, $set: { a: 1 } }, 52, "The dollar ($) prefixed field '$set'"],
      ['for a modifier without fields', {}, { $set: 'x' }, 9, 'Modifiers operate on fields but we found type string'],
      ['for two changes of one field', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40, "Updating the path 'a' would create a conflict at 'a'"],
      ['for a change within another', {}, { $set: { a: 1, 'a.b': 1 } }, 40, "Updating the path 'a.b' would create a conflict at 'a'"],
      ['for $ and a number that meet', { a: [1] }, { $set: { 'a.$': 1, 'a.0': 2 } }, 40, 'conflict', { filter: { a: 1 } }],
      ['for an empty path', {}, { $set: { '': 1 } }, 56, 'An empty update path is not valid.'],
      ['for an empty name', {}, { $set: { 'a..b': 1 } }, 56, 'contains an empty field name'],
      ['for a dollar name', {}, { $set: { 'a.$b': 1 } }, 52, "The dollar ($) prefixed field '$b' in 'a.$b'"],
      ['for a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28, "Cannot create field 'b' in element {a: 1}"],
      ['for a path through null', { a: null }, { $inc: { 'a.b': 1 } }, 28, "Cannot create field 'b' in element {a: null}"],
      ['for a name within an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28, "Cannot create field 'b' in element {a: [ 1 ]}"],
      ['for adding to text', { _id: 1, a: 'x' }, { $inc: { a: 1 } }, 14, "Cannot apply $inc to a value of non-numeric type. { _id: 1 } has the field 'a' of non-numeric type string"],
      ['for adding to null', { a: null }, { $inc: { a: 1 } }, 14, 'non-numeric type null'],
      ['for adding text', {}, { $inc: { a: 'x' } }, 14, 'Cannot increment with non-numeric argument: {a: "x"}'],
      ['for multiplying by text', {}, { $mul: { a: 'x' } }, 14, 'Cannot multiply with non-numeric argument: {a: "x"}'],
      ['for leaving int64', { _id: 1, a: 2n ** 63n - 1n }, { $inc: { a: 1 } }, 2, 'Failed to apply $inc operations to current value ((NumberLong)9223372036854775807) for document { _id: 1 }'],
      ['for pushing onto a number', { _id: 1, a: 1 }, { $push: { a: 1 } }, 2, "The field 'a' must be an array but is of type int in document { _id: 1 }"],
      ['for an unknown clause of $push', {}, { $push: { a: { $each: [], $foo: 1 } } }, 2, 'Unrecognized clause in $push: $foo'],
      ['for $each without an array', {}, { $push: { a: { $each: 1 } } }, 2, 'The argument to $each in $push must be an array but it was of type: int'],
      ['for a bad $slice', {}, { $push: { a: { $each: [], $slice: 'x' } } }, 2, 'The value for $slice must be an integer value but was given type: string'],
      ['for a bad $position', {}, { $push: { a: { $each: [], $position: 1.5 } } }, 2, 'The value for $position must be an integer value'],
      ['for a bad $sort', {}, { $push: { a: { $each: [], $sort: 2 } } }, 2, 'The $sort element value must be either 1 or -1'],
      ['for adding to a set that is none', { a: 1 }, { $addToSet: { a: 1 } }, 2, "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type int"],
      ['for popping a number', { a: 1 }, { $pop: { a: 1 } }, 14, "Path 'a' contains an element of non-array type 'int'"],
      ['for popping by 2', {}, { $pop: { a: 2 } }, 9, '$pop expects 1 or -1, found: 2'],
      ['for pulling from a number', { a: 1 }, { $pull: { a: 1 } }, 2, 'Cannot apply $pull to a non-array value'],
      ['for $pullAll without an array', {}, { $pullAll: { a: 1 } }, 2, '$pullAll requires an array argument but was given a int'],
      ['for bits of a double', { a: 1.5 }, { $bit: { a: { and: 1 } } }, 2, 'Cannot apply $bit to a value of non-integral type'],
      ['for bits by a double', {}, { $bit: { a: { and: 1.5 } } }, 2, 'The $bit modifier field must be an Integer(32/64 bit)'],
      ['for an unknown bit operation', {}, { $bit: { a: { not: 1 } } }, 2, "The $bit modifier only supports 'and', 'or', and 'xor', not 'not'"],
      ['for a strange $currentDate', {}, { $currentDate: { a: 1 } }, 2, 'is not valid type for $currentDate'],
      ['for a strange type of $currentDate', {}, { $currentDate: { a: { $type: 'x' } } }, 2, "required to be 'date' or 'timestamp'"],
      ['for a changed _id', { _id: 1 }, { $set: { _id: 2 } }, 66, "would modify the immutable field '_id'"],
      ['for a removed _id', { _id: 1 }, { $unset: { _id: 1 } }, 66, "would modify the immutable field '_id'"],
      ['for a replaced _id', { _id: 1 }, { _id: 2 }, 66, "the (immutable) field '_id' was found to have been altered to _id: 2"],
      ['for an _id of another number type', { _id: 1 }, { $set: { _id: new Double(1) } }, 66, 'immutable'],
      ['for $ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2, 'The positional operator did not find the match needed from the query.'],
      ['for two $', {}, { $set: { 'a.$.b.$': 1 } }, 2, "Too many positional (i.e. '$') elements found in path 'a.$.b.$'"],
      ['for $ in front', {}, { $set: { '$.a': 1 } }, 2, "Cannot have positional (i.e. '$') element in the first position"],
      ['for $[] of nothing', {}, { $set: { 'a.$[]': 1 } }, 2, "The path 'a' must exist in the document in order to apply array updates."],
      ['for $[] of a number', { a: 1 }, { $set: { 'a.$[]': 1 } }, 2, 'Cannot apply array updates to non-array element a: 1'],
      ['for $[e] without a filter', { a: [] }, { $set: { 'a.$[e]': 1 } }, 2, "No array filter found for identifier 'e' in path 'a.$[e]'"],
      ['for a filter that is not used', { a: [] }, { $set: { b: 1 } }, 9, "The array filter for identifier 'e' was not used in the update", { arrayFilters: [{ e: 1 }] }],
      ['for two filters of one name', { a: [] }, { $set: { 'a.$[e]': 1 } }, 9, 'Found multiple array filters with the same top-level field name e', { arrayFilters: [{ e: 1 }, { 'e.x': 1 }] }],
      ['for a filter of two names', { a: [] }, { $set: { 'a.$[e]': 1 } }, 9, "Expected a single top-level field name, found 'e' and 'f'", { arrayFilters: [{ e: 1, f: 1 }] }],
      ['for a filter name in capitals', { a: [] }, { $set: { 'a.$[E]': 1 } }, 2, 'beginning with a lowercase letter', { arrayFilters: [{ E: 1 }] }],
      ['for renaming to itself', {}, { $rename: { a: 'a' } }, 2, 'The source and target field for $rename must differ'],
      ['for renaming into itself', {}, { $rename: { a: 'a.b' } }, 2, 'must not be on the same path'],
      ['for renaming to a number', {}, { $rename: { a: 1 } }, 2, "The 'to' field for $rename must be a string: a: 1"],
      ['for renaming within an array', { _id: 1, a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, 2, 'The source field cannot be an array element'],
      ['for renaming into an array', { _id: 1, x: 1, a: [{ b: 1 }] }, { $rename: { x: 'a.c' } }, 2, 'The destination field cannot be an array element'],
      ['for a gap of over a million', { a: [] }, { $set: { 'a.2000000': 1 } }, 2, "can't backfill more than 1500000 elements"],
    ],
  )('%s', (_name, ...[before, change, code, sentence, how]) => {
    const run = () => update(before, change, how)
    expect(run).toThrow(refusal(code))
    expect(run).toThrow(sentence)
  })

  it('and prototypes stay clean whatever the path', () => {
    const after = update(
      {},
      { $set: { 'constructor.prototype.polluted': 1, '__proto__.polluted': 1 } },
    )
    expect(show(after)).toBe(
      '{ __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } }',
    )
    expect({}).not.toHaveProperty('polluted')
  })
})
