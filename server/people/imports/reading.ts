import { maskedName } from '../../../shared/indicators'
import type { RowOutcome } from '../../../shared/imports'
import type { Actor } from '../../kit/actor'
import { wallNow } from '../../kit/clock'
import { createPlaces } from '../places'
import { importRowStore, importStore, rowId } from '../stores/imports'
import type { Team } from '../types'
import type { SheetRow } from './cells'
import { factsIn } from './facts'
import { createJudging } from './judging'
import type { ImportNeeds } from './needs'
import { housesOf } from './roles'
import type { ImportRow, Judged, RowFacts } from './types'

const ROWS_AT_ONCE = 100

/** Sealed facts open only for the row they were read from. */
export const sealedPlace = (importId: string, row: number) => ({
  collection: 'import_rows',
  field: 'sealed',
  id: rowId(importId, row),
})

/** Reads a sheet row by row and keeps what each would do; only a hundred rows are held at a time. */
export function createSheetReading(needs: ImportNeeds) {
  return async function read(actor: Actor, importId: string, rows: AsyncGenerator<SheetRow>) {
    const take = await createTaking(needs, actor, importId)
    let total = 0
    let batch: SheetRow[] = []
    for await (const row of rows) {
      batch.push(row)
      total += 1
      if (batch.length < ROWS_AT_ONCE) continue
      await take(batch)
      batch = []
    }
    if (batch.length > 0) await take(batch)
    await importStore.step(importId, wall(), { state: 'ready', rows: total })
  }
}

/** Understands, judges and keeps a hundred rows; it remembers whom the rows before were about. */
async function createTaking(needs: ImportNeeds, actor: Actor, importId: string) {
  const { vault, clock } = needs
  const today = clock.today()
  const cells = { ...(await cellNeeds(needs, actor)), today }
  const judge = createJudging(needs, actor, createPlaces(today))
  const once = createOnce()

  const judged = async ({ facts, says }: ReturnType<typeof factsIn>): Promise<Judged> =>
    facts ? judge(facts) : { outcome: 'error', says }

  function rowOf({ row, cells: [name = ''] }: SheetRow, judgement: Judged, facts?: RowFacts) {
    const place = sealedPlace(importId, row)
    const kept = facts && TO_BE_WRITTEN.has(judgement.outcome)
    const sealed = kept ? { sealed: vault.seal(JSON.stringify(facts), place) } : {}
    return { importId, row, name: name === '' ? '' : maskedName(name), ...judgement, ...sealed }
  }

  return async function take(batch: readonly SheetRow[]) {
    const read = batch.map((row) => ({ row, ...factsIn(row, cells) }))
    const judgements = await Promise.all(read.map(judged))
    const made = read.map(({ row, facts }, at) =>
      rowOf(row, once(judgements[at] ?? { outcome: 'error', says: [] }, row.row), facts),
    )
    // Wall time: a town's clock must not make rows look old.
    await importRowStore.addMany(made, wall())
    await importStore.step(importId, wall(), { done: made.length, counts: countsOf(made) })
  }
}

const TO_BE_WRITTEN = new Set<RowOutcome>(['new', 'update', 'match'])

/** The same person twice in one sheet: the first row stands. */
function createOnce() {
  const seen = new Map<string, number>()
  return (judged: Judged, row: number): Judged => {
    if (judged.key === undefined || judged.outcome === 'error') return judged
    const before = seen.get(judged.key)
    if (before !== undefined) {
      return { outcome: 'error', says: [{ column: 'name', text: `和第 ${before} 行是同一个人` }] }
    }
    seen.set(judged.key, row)
    return judged
  }
}

async function cellNeeds({ people, contracts }: ImportNeeds, actor: Actor) {
  const teams = await Promise.all(housesOf(actor).map((id) => people.reads.teamsOfCentre(id)))
  const byName = new Map<string, Team>(teams.flat().map((team) => [team.name, team]))
  const packageCalled = (word: string) => contracts.packageCalled(word)
  return { identities: people.identities, teams: byName, packageCalled }
}

function countsOf(rows: readonly Pick<ImportRow, 'outcome'>[]) {
  const counts: Partial<Record<RowOutcome, number>> = {}
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

const wall = () => new Date(wallNow())
