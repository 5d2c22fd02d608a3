import { serialize } from 'bson'
import { MongoClient } from 'mongodb'
import type { Collection, Document, Sort } from 'mongodb'
import { compileSort } from '../../../../server/embedded/query/sort'
import { decode } from '../../../../server/embedded/values/codec'
import type { Doc } from '../../../../server/embedded/values/types'
import { testDatabase } from '../../../support/database'
import {
  Chance,
  randomDocument,
  randomFilter,
  randomIndexOptions,
  randomPattern,
} from '../random'

/** Set SEED to repeat a run; a failure tells its seed. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const collections = 20
const queriesEach = 500
const documentsEach = 60

interface Query {
  filter: Document
  sort: Record<string, 1 | -1> | undefined
  skip: number
  limit: number
}

interface Tally {
  queries: number
  indexed: number
  sortedByIndex: number
  unions: number
}

function randomQuery(chance: Chance): Query {
  const bounded = chance.is(0.4)
  return {
    filter: chance.is(0.05) ? {} : randomFilter(chance),
    sort: chance.is(0.6) ? randomPattern(chance, 2) : undefined,
    skip: bounded ? chance.below(5) : 0,
    limit: bounded ? 1 + chance.below(20) : 0,
  }
}

async function idsOf(collection: Collection, query: Query, fullScan: boolean): Promise<number[]> {
  let cursor = collection.find(query.filter, { projection: { _id: 1 } })
  if (query.sort) cursor = cursor.sort(query.sort as Sort)
  if (fullScan) cursor = cursor.hint({ $natural: 1 })
  const found = await cursor.skip(query.skip).limit(query.limit).toArray()
  return found.map(({ _id }) => _id as unknown as number)
}

/** Equal as sets; with a sort, equal in their sort keys place by place (ties may differ). */
function mismatch(query: Query, planned: number[], scanned: number[], docs: Doc[]): boolean {
  if (planned.length !== scanned.length || new Set(planned).size !== planned.length) return true
  if (query.sort) {
    const sort = compileSort(new Map(Object.entries(query.sort)))
    const keyOf = (id: number) => sort.keyOf(docs[id] ?? new Map())
    return planned.some((id, i) => sort.compareKeys(keyOf(id), keyOf(scanned[i] ?? -1)) !== 0)
  }
  if (query.limit > 0) return false
  return planned.toSorted().join() !== scanned.toSorted().join()
}

async function note(collection: Collection, query: Query, tally: Tally): Promise<void> {
  let cursor = collection.find(query.filter)
  if (query.sort) cursor = cursor.sort(query.sort as Sort)
  const explained = await cursor.limit(query.limit).explain('queryPlanner')
  const plan = JSON.stringify(explained.queryPlanner)
  tally.queries++
  if (plan.includes('IXSCAN')) tally.indexed++
  if (plan.includes('"OR"')) tally.unions++
  if (plan.includes('IXSCAN') && query.sort && !plan.includes('"SORT"')) tally.sortedByIndex++
}

describe(`planned queries find what a full scan finds (seed ${String(seed)})`, () => {
  const client = new MongoClient(testDatabase('planner').uri)
  const tally: Tally = { queries: 0, indexed: 0, sortedByIndex: 0, unions: 0 }
  afterAll(() => client.close())

  it.each(Array.from({ length: collections }, (_, i) => i))(
    'in collection %i',
    async (round) => {
      const chance = new Chance(seed + round)
      const collection = client.db().collection(`c${String(round)}`)
      const source = Array.from({ length: documentsEach }, (_, id) =>
        randomDocument(chance, id, round % 2 === 1),
      )
      const docs = source.map((doc) => decode(serialize(doc)))
      await collection.insertMany(source as Document[])
      for (let i = 0; i < 5; i++) {
        await collection
          .createIndex(randomPattern(chance, 3), { name: `i${String(i)}`, ...randomIndexOptions(chance) })
          .catch((error: { code?: number }) => expect([85, 171]).toContain(error.code))
      }
      for (let i = 0; i < queriesEach; i++) {
        const query = randomQuery(chance)
        const [planned, scanned] = await Promise.all([
          idsOf(collection, query, false),
          idsOf(collection, query, true),
          note(collection, query, tally),
        ])
        if (mismatch(query, planned, scanned, docs)) {
          throw new Error(`${JSON.stringify({ seed, round, i, query, planned, scanned })}`)
        }
      }
    },
    120_000,
  )

  it('with indexes, unions and index-provided sorts among the queries', () => {
    expect(tally.queries).toBe(collections * queriesEach)
    expect(tally.indexed).toBeGreaterThan(2000)
    expect(tally.sortedByIndex).toBeGreaterThan(500)
    expect(tally.unions).toBeGreaterThan(20)
  })
})
