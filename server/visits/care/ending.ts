import { withFeeKept } from '../../../shared/visits/bill'
import { Refusal } from '../../kit/refusal'
import { houseAct } from '../acting'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'

/**
 * A visit to which nobody can come any more ends by itself: without a fee, and its time is free. Nothing was done, so
 * nothing is counted; the visit itself says why.
 */
export function createEnding({ clock, changed }: Pick<CareNeeds, 'clock' | 'changed'>) {
  /** False when somebody was first with it. */
  return async function endUnserved(visit: Visit, reason: string): Promise<boolean> {
    const bill = withFeeKept(visit.bill, { kept: 'nothing' })
    return unlessFirst(() =>
      changed(visit, {
        set: { state: 'refused', reason, bill, moving: undefined },
        event: 'refuse',
        act: houseAct(visit.elderId, clock),
        note: reason,
      }),
    )
  }
}

/** Whoever took a step in this moment was first: nothing is left to do. */
export async function unlessFirst(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'data.changed') return false
    throw thrown
  }
}
