import { wallNow } from '../../kit/clock'
import { Refusal } from '../../kit/refusal'
import { importStore } from '../stores/imports'
import type { Import } from './types'

const LEFT_BEHIND_MS = 60_000
const BROKEN_OFF = '处理中断了，已写入的不会重复，请再试一次'

/** What goes on after the answer: nobody waits for it, so how it ended is kept with the import. */
export function createRuns(failed: (thrown: unknown) => void) {
  const underWay = new Set<Promise<void>>()
  let ending = false

  function goOn(id: string, work: () => Promise<void>) {
    const run = work()
      .catch(async (thrown: unknown) => {
        if (!(thrown instanceof Refusal)) failed(thrown)
        const says = thrown instanceof Refusal ? thrown.message : BROKEN_OFF
        await importStore.step(id, new Date(wallNow()), { state: 'failed', says })
      })
      .catch(failed)
      .finally(() => underWay.delete(run))
    underWay.add(run)
  }

  /** Before the process ends: what is under way stops after the rows it is at. */
  async function stop(): Promise<void> {
    ending = true
    await Promise.all(underWay)
  }

  return { goOn, stop, isEnding: () => ending }
}

/** A run whose process has ended stands still; it can be begun again. */
export function asItStands(found: Import): Import {
  const runs = found.state === 'reading' || found.state === 'writing'
  const still = wallNow() - found.beatAt.getTime() > LEFT_BEHIND_MS
  return runs && still ? { ...found, state: 'failed', says: BROKEN_OFF } : found
}
