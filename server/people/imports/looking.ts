import type { ImportDecision, RowOutcome } from '../../../shared/imports'
import type { Page } from '../../../shared/people'
import type { Actor } from '../../kit/actor'
import { pageOfRows, readCursor } from '../../kit/page'
import type { PageRequest } from '../../kit/page'
import { refuse, refuseUnless } from '../../kit/refusal'
import { importRowStore, importStore } from '../stores/imports'
import { housesOf } from './roles'
import { asItStands } from './runs'
import type { Import, ImportRow, ImportShown } from './types'

const SHOWN = 50

interface RowsWanted extends PageRequest {
  outcome?: RowOutcome | undefined
}

/** Somebody's import, as it is stored. */
export const importOf = async (actor: Actor, id: string): Promise<Import> =>
  (await importStore.inScope(housesOf(actor), id)) ?? refuse('import.not-found')

/** As it stands, with how many rows wait for a decision. */
async function shownOf(found: readonly Import[]): Promise<ImportShown[]> {
  const waiting = await importRowStore.countUndecided(found.map(({ id }) => id))
  return found.map((each) => ({ ...asItStands(each), undecided: waiting.get(each.id) ?? 0 }))
}

/** One of them, for whoever holds just one. */
export const shownOne = async (found: Import): Promise<ImportShown> =>
  (await shownOf([found]))[0] ?? refuse('import.not-found')

/** Imports of the actor's organisations: how they stand, their rows, and what was decided about them. */
export function createLooking() {
  const one = async (actor: Actor, id: string) => shownOne(await importOf(actor, id))

  async function latest(actor: Actor): Promise<ImportShown[]> {
    return shownOf(await importStore.latest(housesOf(actor), SHOWN))
  }

  async function rows(actor: Actor, id: string, wanted: RowsWanted): Promise<Page<ImportRow>> {
    await importOf(actor, id)
    const { outcome, limit, after } = wanted
    const row = after === undefined ? 0 : Number(readCursor(after, 1)[0])
    refuseUnless(Number.isInteger(row), 'page.bad-cursor')
    const among = outcome ? { outcomes: [outcome] } : {}
    const found = await importRowStore.after(id, { row, ...among, limit: limit + 1 })
    return pageOfRows(found, limit, (each) => [String(each.row)])
  }

  /** Is somebody alike the same person? Only a person of the own register can be. */
  async function decide(actor: Actor, id: string, decision: ImportDecision): Promise<ImportRow> {
    refuseUnless(asItStands(await importOf(actor, id)).state === 'ready', 'import.not-ready')
    const row = await importRowStore.one(id, decision.row)
    refuseUnless(row?.outcome === 'match', 'import.row-not-found')
    refuseUnless(decision.decision !== 'same' || row.match?.own, 'import.match-elsewhere')
    return (await importRowStore.decide(id, decision)) ?? refuse('import.row-not-found')
  }

  return { one, latest, rows, decide }
}
