import { randomUUID } from 'node:crypto'
import { schedule } from 'node-cron'
import { wallNow } from './clock'
import type { Clock } from './clock'
import { lastDue } from './cron'
import { jobStore } from './job-store'
import type { Log } from './log'

/** Longer than the clocks of two machines differ, so that nobody takes a lease that is still held. */
const LEASE_MS = 10 * 60_000
const RENEWALS = 4
const KEPT_DAYS = 400
const DAY_MS = 86_400_000

/** One run of a job, by one holder of its lease. */
export interface Turn {
  /** `YYYY-MM-DDTHH:MM` in China's time. */
  period: string
  /** Grows with every holder. */
  fence: number
  /**
   * Asked between the steps of a long job: keeps the lease, and throws `TurnLost` once a later holder has it, so that
   * a process that stood still does not go on beside the one that took over.
   */
  hold(): Promise<void>
}

export class TurnLost extends Error {
  override readonly name = 'TurnLost'
}

/** Something owed by the clock. `run` asks what is still owed, so a late or a second run is harmless. */
export interface Job {
  /** `contracts.expiring` */
  name: string
  /** Five cron fields in China's time. */
  at: string
  /** How long the row of a run is kept; 400 days when absent. */
  keptDays?: number
  /** Answers counts for the run's row. */
  run(turn: Turn): Promise<Record<string, unknown>>
}

interface Needs {
  jobs: readonly Job[]
  clock: Clock
  log: Log
  leaseMs?: number
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
  /** The period of each job that is known to be done: asked of the database once, not every minute. */
  const done = new Map<string, string>()
  let running: Promise<void> = Promise.resolve()
  let task: ReturnType<typeof schedule> | undefined

  async function runAll() {
    for (const job of needs.jobs) {
      try {
        const period = lastDue(job.at, needs.clock.now())
        if (done.get(job.name) === period) continue
        if (await runIfDue(job, period, { ...needs, owner })) done.set(job.name, period)
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

/** True when the period is done, by whomever; false while somebody else is at it. */
async function runIfDue(job: Job, period: string, needs: Needs & { owner: string }) {
  const { owner, log, leaseMs = LEASE_MS } = needs
  const run = `${job.name}|${period}`
  if (await jobStore.isDone(run)) return true
  const fence = await jobStore.lease(job.name, owner, wallDate(), wallDate(leaseMs))
  if (fence === undefined) return false
  try {
    const sweepAt = wallDate((job.keptDays ?? KEPT_DAYS) * DAY_MS)
    if (!(await jobStore.begin(run, fence, { startedAt: wallDate(), sweepAt }))) return false
    const result = await job.run(turnOf(job, { period, fence, leaseMs }))
    const finished = await jobStore.finish(run, fence, wallDate(), result)
    if (!finished) throw new TurnLost(run)
    if (Object.values(result).some(Boolean)) log.info({ job: job.name, period, result }, 'job done')
    return true
  } finally {
    await jobStore.release(job.name, fence, wallDate())
  }
}

function turnOf({ name }: Job, held: { period: string; fence: number; leaseMs: number }): Turn {
  const { period, fence, leaseMs } = held
  let renewAt = wallNow() + leaseMs / RENEWALS
  return {
    period,
    fence,
    async hold() {
      if (wallNow() < renewAt) return
      if (!(await jobStore.renew(name, fence, wallDate(leaseMs)))) throw new TurnLost(name)
      renewAt = wallNow() + leaseMs / RENEWALS
    },
  }
}

/** Leases are between processes and keep the wall's time. */
const wallDate = (later = 0) => new Date(wallNow() + later)
