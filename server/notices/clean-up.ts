import { wallNow } from '../kit/clock'
import type { Clock } from '../kit/clock'
import type { Job } from '../kit/jobs'
import { grantStore } from './stores/grants'
import { noticeStore } from './stores/notices'

const DAY_MS = 86_400_000
const KEPT_DAYS = 90

interface Needs {
  clock: Clock
  /** Ends the sessions that have expired on the house's clock; answers how many. */
  endSessions: () => Promise<number>
}

/** Every night: used-up grants, cleared notices and expired sessions are forgotten. */
export function cleanUp({ clock, endSessions }: Needs): Job {
  async function run() {
    const sessions = await endSessions()
    const grants = await grantStore.sweep(new Date(wallNow() - KEPT_DAYS * DAY_MS))
    const notices = await noticeStore.sweepCleared(
      new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS),
    )
    return { sessions, grants, notices }
  }
  return { name: 'notices.clean-up', at: '20 3 * * *', run }
}
