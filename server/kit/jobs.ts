import { randomUUID } from 'node:crypto'
import { schedule } from 'node-cron'
import { wallNow } from './clock'
import type { Clock } from './clock'
import { lastDue } from './cron'
import { jobStore } from './job-store'
import type { Log } from './log'

const LEASE_MS = 10 * 60_000

/** Something owed by the clock. `run` asks what is still owed, so a late or a second run is harmless. */
export interface Job {
  /** `contracts.remind-of-renewal` */
  name: string
  /** Five cron fields in China's time. */
  at: string
  /** Answers counts for the run's row. */
  run(): Promise<Record<string, unknown>>
}

interface Needs {
  jobs: readonly Job[]
  clock: Clock
  log: Log
}

export interface Jobs {
  /** Looks every minute for what is due. */
  start(): void
  /** Runs what is due by the house's clock and not done; answers when it is done. */
  runDue(): Promise<void>
  /** Waits for a running job. */
  stop(): Promise<void>
}

/**
 * Many processes may ask at once: a lease lets one run, and the row of the period keeps it from running again. A
 * clock that jumped over many periods owes the last one only, since a job catches up by itself.
 */
export function createJobs(needs: Needs): Jobs {
  const owner = randomUUID()
  let running: Promise<void> = Promise.resolve()
  let task: ReturnType<typeof schedule> | undefined

  async function runAll() {
    for (const job of needs.jobs) {
      try {
        await runIfDue(job, owner, needs)
      } catch (thrown) {
        needs.log.failure(job.name, thrown)
      }
    }
  }

  function runDue(): Promise<void> {
    running = running.then(runAll)
    return running
  }

  return {
    runDue,
    start() {
      task = schedule('* * * * *', runDue, { timezone: 'Asia/Shanghai', noOverlap: true })
    },
    async stop() {
      await task?.destroy()
      await running
    },
  }
}

async function runIfDue(job: Job, owner: string, { clock, log }: Needs) {
  const period = lastDue(job.at, clock.now())
  const run = `${job.name}|${period}`
  if (await jobStore.isDone(run)) return
  const fence = await jobStore.lease(job.name, owner, wallDate(), wallDate(LEASE_MS))
  if (fence === undefined) return
  try {
    if (!(await jobStore.begin(run, fence, wallDate()))) return
    const result = await job.run()
    await jobStore.finish(run, fence, wallDate(), result)
    log.info({ job: job.name, period, result }, 'job done')
  } finally {
    await jobStore.release(job.name, owner, wallDate())
  }
}

/** Leases are between processes and keep the wall's time. */
const wallDate = (later = 0) => new Date(wallNow() + later)
