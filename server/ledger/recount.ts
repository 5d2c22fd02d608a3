import { sameDays, sameFirst } from './changes'
import { derive, rollupId } from './standing'
import type { Derived } from './standing'
import { recountStore } from './store-recount'
import type { WrittenLine } from './types'

/** Something stored that the lines do not say, or the other way round. `undefined` stands for a missing row. */
export interface Difference {
  where: 'exclusion' | 'first' | 'rollup' | 'year-days'
  id: string
  stored: unknown
  counted: unknown
}

export interface Recount {
  lines: number
  differences: Difference[]
}

/** Counts every line again and compares with all that is stored beside them: reasons, first rows and rollups. */
export async function recount(): Promise<Recount> {
  const rollups: Derived['rollups'] = new Map()
  const differences: Difference[] = []
  const seen = new Set<string>()
  let lines = 0
  for await (const written of recountStore.elders()) {
    const counted = derive(written)
    differences.push(...(await compareElder(written, counted)))
    addUp(rollups, counted.rollups)
    lines += written.length
    for (const { elderId } of written.slice(0, 1)) seen.add(elderId)
  }
  differences.push(...(await strangers(seen)), ...(await compareRollups(rollups)))
  return { lines, differences }
}

async function compareElder(
  written: readonly WrittenLine[],
  counted: Derived,
): Promise<Difference[]> {
  const elderId = written[0]?.elderId ?? ''
  const exclusions = new Map(
    (await recountStore.exclusionsOf(elderId)).map(({ _id, reason }) => [_id, { elderId, reason }]),
  )
  const firsts = new Map(
    (await recountStore.firstsOf(elderId)).map(({ _id, ...row }) => [_id, row]),
  )
  const yearDays = new Map(
    (await recountStore.yearDaysOf(elderId)).map(({ _id, ...row }) => [_id, row]),
  )
  return [
    ...compare('exclusion', exclusions, counted.exclusions, (a, b) => a.reason === b.reason),
    ...compare('first', firsts, counted.firsts, sameFirst),
    ...compare('year-days', yearDays, counted.yearDays, sameDays),
  ]
}

/** Rows about elders who have no line at all. */
async function strangers(seen: Set<string>): Promise<Difference[]> {
  const { exclusions, firsts, yearDays } = await recountStore.elderIds()
  const unknown = (where: Difference['where'], ids: string[]) =>
    ids
      .filter((id) => !seen.has(id))
      .map((id) => ({ where, id, stored: 'a row', counted: undefined }))
  return [
    ...unknown('exclusion', exclusions),
    ...unknown('first', firsts),
    ...unknown('year-days', yearDays),
  ]
}

async function compareRollups(counted: Derived['rollups']): Promise<Difference[]> {
  const stored = new Map<string, number>()
  for (const { _id, times } of await recountStore.rollups()) {
    for (const [key, by] of leaves(times)) if (by !== 0) stored.set(`${_id}|${key}`, by)
  }
  const sums = new Map([...counted].map(([id, { by }]) => [id, by]))
  return compare('rollup', stored, sums, (a, b) => a === b)
}

function addUp(all: Derived['rollups'], some: Derived['rollups']) {
  for (const row of some.values()) {
    const id = `${rollupId(row)}|${row.key}`
    all.set(id, { ...row, by: row.by + (all.get(id)?.by ?? 0) })
  }
}

/** `{ service: { 'follow-up': 2 } } //=> ['service.follow-up', 2]` */
function leaves(times: object, path = ''): [string, number][] {
  return Object.entries(times).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[`${path}${key}`, Number(value)] as [string, number]],
  )
}

function compare<Row>(
  where: Difference['where'],
  stored: Map<string, Row>,
  counted: Map<string, Row>,
  same: (a: Row, b: Row) => boolean,
): Difference[] {
  return [...new Set([...stored.keys(), ...counted.keys()])].flatMap((id) => {
    const [was, is] = [stored.get(id), counted.get(id)]
    const agree = was !== undefined && is !== undefined && same(was, is)
    return agree ? [] : [{ where, id, stored: was, counted: is }]
  })
}
