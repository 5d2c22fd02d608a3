import { partsOf } from './keys'
import type { ClaimRow } from './models/claim'
import type { ClaimStep } from './stores/claims'

/** What was found: the rows of the keys, and what each other holder holds; who is missing there is dead. */
export interface Rows {
  rows: ReadonlyMap<string, ClaimRow>
  standing: ReadonlyMap<string, ReadonlySet<string>>
}

type Next = { steps: ClaimStep[] } | { lost: string }

/** A visit that takes its keys, how far it has come, and what it held before. */
interface Taker {
  visitId: string
  keys: readonly string[]
  own: ReadonlySet<string>
}

/** Of one visit that takes its keys: what to take next, or which key is lost. */
export function createJudge(taker: Taker) {
  const { visitId, keys } = taker
  const cells = keys.filter((key) => !isOrdinal(key))
  const ordinals = byDay(keys.filter(isOrdinal)).map((ofDay) => turned(ofDay, cells))
  const isOverride = cells.some((key) => partsOf(key).override === visitId)
  const taken = new Set(taker.own)
  const isNew = new Set<string>()

  return {
    /**
     * Cells of the elder that an override of another visit might stand in: whoever overrides a cell has met its row,
     * so a row that is new has none. An override itself does not mind.
     */
    elderCells: () => (isOverride ? [] : cells.filter((key) => isElders(key) && !isNew.has(key))),

    /** Who holds what cannot be done without: of a day with an ordinal that nobody ever had, no ordinal. */
    inTheWay(rows: Rows['rows']): string[] {
      const needed = ordinals.filter((ofDay) => ofDay.every((key) => rows.has(key)))
      const holders = [...cells, ...needed.flat()].map((key) => rows.get(key)?.visitId ?? visitId)
      return [...new Set(holders)].filter((id) => id !== visitId)
    },

    /** As if nobody had asked for any of it before. */
    hopeful: (): ClaimStep[] =>
      [...cells, ...ordinals.flatMap((ofDay) => ofDay[0] ?? [])].map((key) => ({ key })),

    took(steps: readonly ClaimStep[]) {
      for (const { key, seen } of steps) {
        taken.add(key)
        if (seen === undefined) isNew.add(key)
      }
    },

    next(found: Rows): Next {
      const standings = standingsOf(found, visitId, taken)
      const parts = [
        nextCells(cells, standings, isOverride),
        ...ordinals.map((ofDay) => nextOrdinal(ofDay, standings)),
      ]
      const lost = parts.find((part) => 'lost' in part)
      return lost ?? { steps: parts.flatMap((part) => ('steps' in part ? part.steps : [])) }
    },
  }
}

export type Judge = ReturnType<typeof createJudge>

/**
 * `held`: by this visit, in a way nobody can have seen dead. `lost`: it stands for somebody else. Otherwise it may be
 * taken: new, over from the dead, or stamped anew where this visit held it once and let it go.
 */
type Standing = { key: string } & ({ is: 'held' | 'lost' } | { is: 'free'; step: ClaimStep })

type StandingOf = (key: string) => Standing

const standingsOf =
  ({ rows, standing }: Rows, visitId: string, taken: ReadonlySet<string>): StandingOf =>
  (key) => {
    const row = rows.get(key)
    if (!row) return { key, is: 'free', step: { key } }
    const isMine = row.visitId === visitId
    if (isMine && taken.has(key)) return { key, is: 'held' }
    if (!isMine && standing.get(row.visitId)?.has(key)) return { key, is: 'lost' }
    return { key, is: 'free', step: { key, seen: row.n } }
  }

function nextCells(cells: readonly string[], of: StandingOf, isOverride: boolean): Next {
  const steps: ClaimStep[] = []
  for (const found of cells.map(of)) {
    // What the elder has elsewhere does not stop an override: that cell is left to the other visit.
    const matters = !(isOverride && isElders(found.key))
    if (found.is === 'lost' && matters) return { lost: found.key }
    if (found.is === 'free') steps.push(found.step)
  }
  return { steps }
}

/** An ordinal of a day that nobody ever had, or else one that nobody holds; none when one is held already. */
function nextOrdinal(ofDay: readonly string[], of: StandingOf): Next {
  const found = ofDay.map(of)
  if (found.some(({ is }) => is === 'held')) return { steps: [] }
  const open = found.flatMap((each) => (each.is === 'free' ? [each] : []))
  const free = open.find(({ step }) => step.seen === undefined) ?? open[0]
  return free ? { steps: [free.step] } : { lost: ofDay[0] ?? '' }
}

const isOrdinal = (key: string) => key.startsWith('n:')
const isElders = (key: string) => key.startsWith('e:')
const ORDINAL_LENGTH = '|01'.length

/** Ordinals of one person on one day together. */
function byDay(ordinals: readonly string[]): string[][] {
  const days = new Map<string, string[]>()
  for (const key of ordinals) {
    const day = key.slice(0, -ORDINAL_LENGTH)
    days.set(day, [...(days.get(day) ?? []), key])
  }
  return [...days.values()]
}

/**
 * Each visit begins at the ordinal of its place in the day, counted in visits as long as itself: of two visits of one
 * person, which never share a cell, both seldom want the same, and nobody has to look which are taken.
 */
function turned(ofDay: readonly string[], cells: readonly string[]): string[] {
  const day = `s${ofDay[0]?.slice(1, -ORDINAL_LENGTH) ?? ''}|`
  const own = cells.filter((key) => key.startsWith(day))
  const last = own.at(-1)
  const by = last === undefined ? 0 : Math.floor(partsOf(last).cell / own.length) % ofDay.length
  return [...ofDay.slice(by), ...ofDay.slice(0, by)]
}
