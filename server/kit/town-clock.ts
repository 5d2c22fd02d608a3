import { createClock, wallNow } from './clock'
import type { Clock } from './clock'
import { refuseUnless } from './refusal'
import { systemStore } from './system-store'

const REREAD_EVERY_MS = 1_000

/** A clock that stands apart from the wall by one row, which every process reads. */
export interface TownClock extends Clock {
  /** Sets where a new town's time begins; a clock that runs already is left alone. */
  begin(at: Date): Promise<void>
  /** Forward only. */
  moveTo(to: Date): Promise<void>
  stop(): void
}

export async function startTownClock(): Promise<TownClock> {
  let offset = await systemStore.offset()
  const reread = async () => {
    offset = await systemStore.offset()
  }
  // A missed reading is made up by the next one.
  const timer = setInterval(() => void reread().catch(() => undefined), REREAD_EVERY_MS)
  timer.unref()
  const clock = createClock(() => offset)

  return {
    ...clock,
    async begin(at) {
      await systemStore.beginClock(at.getTime() - wallNow(), new Date(wallNow()))
      await reread()
    },
    async moveTo(to) {
      refuseUnless(to > clock.now(), 'clock.backwards')
      const wall = wallNow()
      const moved = await systemStore.advanceClock(to.getTime() - wall, new Date(wall))
      await reread()
      refuseUnless(moved, 'clock.backwards')
    },
    stop: () => clearInterval(timer),
  }
}
