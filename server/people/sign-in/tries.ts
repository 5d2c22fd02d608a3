import type { Clock } from '../../kit/clock'
import { refuseUnless } from '../../kit/refusal'
import { triesStore } from '../stores/tries'

/** Tries within an hour, at one target and by one account. */
const TRIES_AN_HOUR = 10
/** By one network address, which a whole neighbourhood may share. */
const TRIES_AN_ADDRESS = 60

/** Who tries, and from where. */
export interface Trier {
  id: string
  ip?: string
}

/** Counts a try at a target, by a person and from an address; the one over the limit is refused unheard. */
export function createTries({ clock }: { clock: Clock }) {
  async function count(kind: string, target: string, most = TRIES_AN_HOUR): Promise<void> {
    const taken = await triesStore.take({ kind, target, now: clock.now(), most })
    refuseUnless(taken, 'sign-in.too-many-tries')
  }

  async function countAll(kind: string, trier: Trier, target?: string): Promise<void> {
    if (trier.ip) await count(`${kind}.address`, trier.ip, TRIES_AN_ADDRESS)
    await count(`${kind}.by`, trier.id)
    if (target !== undefined) await count(`${kind}.at`, target)
  }

  return { count, countAll }
}

export type Tries = ReturnType<typeof createTries>
