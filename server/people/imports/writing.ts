import { Refusal, refuseUnless } from '../../kit/refusal'
import type { Actor } from '../../kit/actor'
import { wallNow } from '../../kit/clock'
import { isDuplicate } from '../../kit/database-errors'
import { inOneTransaction } from '../../kit/transaction'
import { createPlaces } from '../places'
import type { Places } from '../places'
import { importRowStore, importStore } from '../stores/imports'
import type { RowEnded } from '../stores/imports'
import { admitRow, prepareNewcomers } from './admitting'
import type { Entries } from './admitting'
import type { ImportNeeds } from './needs'
import type { ImportRow } from './types'

const ROWS_AT_ONCE = 40
const TO_WRITE = ['new', 'update', 'match'] as const

interface Around {
  actor: Actor
  places: Places
}
/** Undefined: another run was faster with this row, and has counted it. */
type RowEnd = RowEnded['outcome'] | undefined

/**
 * Writes what was read, forty rows in one transaction; when one of them cannot be, the forty are written one by one
 * and that one becomes an error in the report. Every row is marked in the transaction that writes it, so a run that
 * was broken off goes on where it stood.
 */
export function createSheetWriting(needs: ImportNeeds) {
  return async function write(actor: Actor, importId: string, isEnding: () => boolean) {
    const around = { actor, places: createPlaces(needs.clock.today()) }
    let row = 0
    while (!isEnding()) {
      const wanted = { row, outcomes: TO_WRITE, limit: ROWS_AT_ONCE }
      const rows = await importRowStore.after(importId, wanted)
      const last = rows.at(-1)
      if (!last) return importStore.step(importId, wall(), { state: 'done' })
      const ends = await writeTogether(needs, around, rows)
      await importStore.step(importId, wall(), { done: rows.length, counts: changeOf(rows, ends) })
      row = last.row
    }
  }
}

async function writeTogether(needs: ImportNeeds, around: Around, rows: readonly ImportRow[]) {
  try {
    return await writeAtOnce(needs, around, rows)
  } catch (thrown) {
    if (!isNo(thrown)) throw thrown
    return inTurn(rows, (row) => writeAlone(needs, around, row))
  }
}

async function writeAlone(needs: ImportNeeds, around: Around, row: ImportRow): Promise<RowEnd> {
  try {
    return (await writeAtOnce(needs, around, [row]))[0]
  } catch (thrown) {
    if (!isNo(thrown)) throw thrown
    const text = thrown instanceof Refusal ? thrown.message : '有人刚刚登记了同一个人'
    const noted = await importRowStore.finish([row], [{ outcome: 'error', says: [{ text }] }])
    return noted ? 'error' : undefined
  }
}

async function writeAtOnce(needs: ImportNeeds, around: Around, rows: readonly ImportRow[]) {
  const entries = await prepareNewcomers(needs, around, rows)
  return inOneTransaction(() => writeAll(needs, { ...around, entries }, rows))
}

async function writeAll(
  needs: ImportNeeds,
  { actor, entries }: Around & { entries: Entries },
  rows: readonly ImportRow[],
): Promise<RowEnd[]> {
  const written = await needs.people.addEntries([...entries.values()])
  const newcomers = new Map([...entries.keys()].map((row, at) => [row, written[at]]))
  const ends = await inTurn(rows, (row) =>
    admitRow(needs, { actor, newcomer: newcomers.get(row.row) }, row),
  )
  refuseUnless(await importRowStore.finish(rows, ends), 'data.changed')
  return ends.map(({ outcome }) => outcome)
}

/** A "no" of the house or of a unique index; anything else is a failure and stops the run. */
const isNo = (thrown: unknown): boolean => thrown instanceof Refusal || isDuplicate(thrown)

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

function changeOf(rows: readonly ImportRow[], ends: readonly RowEnd[]) {
  const counts: Partial<Record<ImportRow['outcome'], number>> = {}
  const add = (outcome: ImportRow['outcome'], by: number) => {
    counts[outcome] = (counts[outcome] ?? 0) + by
  }
  rows.forEach(({ outcome }, at) => {
    const end = ends[at]
    if (!end) return
    add(outcome, -1)
    add(end, 1)
  })
  return counts
}

const wall = () => new Date(wallNow())
