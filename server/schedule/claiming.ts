import type { NoTimeReason } from '../../shared/schedule'
import { partsOf } from './keys'
import { createJudge } from './judging'
import type { Judge, Rows } from './judging'
import { claimStore } from './stores/claims'
import type { ClaimStep } from './stores/claims'
import type { Holders, ScheduleVerbs, Taken } from './types'

/** Rounds of looking again: each means that somebody else took one of the keys in between. */
const MOST_ROUNDS = 50

/**
 * Claims are decided by unique keys, never by looking first. A claim stands while its row names a visit that stands
 * and means to hold the key; so booking, cancelling and expiring are one guarded update of the visit, and nothing is
 * ever given back here.
 */
export function createClaiming({
  holders,
}: {
  holders: Holders
}): Pick<ScheduleVerbs, 'take' | 'firstClaims'> {
  /** The rows as they are, and of each holder that matters what it still holds after what is over was written down. */
  async function look(keys: readonly string[], judge: Judge): Promise<Rows> {
    const rows = await claimStore.rows(keys)
    const others = judge.inTheWay(rows)
    const standing = others.length === 0 ? new Map() : await holders.lapse(others)
    return { rows, standing }
  }

  /** Overrides have keys of their own, so the row of a cell does not tell of them. */
  async function overriddenBy(visitId: string, cells: readonly string[]) {
    const [first, last] = [cells[0], cells.at(-1)]
    if (first === undefined || last === undefined) return undefined
    const rows = await claimStore.overridesBetween(first, last)
    const others = rows.filter((row) => row.visitId !== visitId)
    if (others.length === 0) return undefined
    const standing = await holders.lapse([...new Set(others.map((row) => row.visitId))])
    return others.find((row) => standing.get(row.visitId)?.has(row._id))?._id
  }

  async function take(
    visitId: string,
    keys: readonly string[],
    own?: ReadonlySet<string>,
  ): Promise<Taken> {
    const judge = createJudge({ visitId, keys, own: own ?? new Set() })
    // Mostly nobody has asked for these cells before, and then this is all.
    let steps: ClaimStep[] | undefined = own ? undefined : judge.hopeful()
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (steps && (await takeAll(visitId, steps, judge))) {
        const override = await overriddenBy(visitId, judge.elderCells())
        return override === undefined ? { taken: true } : lostTo(override)
      }
      const next = judge.next(await look(keys, judge))
      if ('lost' in next) return lostTo(next.lost)
      steps = next.steps
    }
    return lostTo(keys[0] ?? '')
  }

  return { take, firstClaims }
}

/** As if nobody had asked for any of it before. */
const firstClaims: ScheduleVerbs['firstClaims'] = (visitId, keys) =>
  createJudge({ visitId, keys, own: new Set() })
    .hopeful()
    .map(({ key }) => ({ key, write: claimStore.adding(visitId, key) }))

async function takeAll(
  visitId: string,
  steps: readonly ClaimStep[],
  judge: Judge,
): Promise<boolean> {
  const taken = await claimStore.takeInOrder(visitId, steps)
  judge.took(steps.slice(0, taken))
  return taken === steps.length
}

function lostTo(key: string): Taken {
  const { of } = partsOf(key)
  return { taken: false, lost: of, key, reason: reasons[of] }
}
const reasons = {
  staff: 'nobody-free',
  cap: 'nobody-free',
  elder: 'elder-busy',
  promise: 'not-eligible',
} as const satisfies Record<string, NoTimeReason>
