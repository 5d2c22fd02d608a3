import mongoose from 'mongoose'
import { createJobs, TurnLost } from '../../../server/kit/jobs'
import type { Job, Turn } from '../../../server/kit/jobs'
import { jobStore } from '../../../server/kit/job-store'
import { createLog } from '../../../server/kit/log'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'
import { handClock } from '../../support/hand-clock'

const log = createLog({ file: '/dev/null' })
const clock = handClock()

beforeAll(() => connectTestDatabase('jobs'))
beforeEach(async () => {
  clock.set('2026-03-04T10:00:00+08:00')
  await mongoose.connection.collection('job-runs').deleteMany({})
  await mongoose.connection.collection('job-leases').deleteMany({})
})
afterAll(async () => {
  await dropTestDatabase()
  await log.close()
})

/** A job that counts how often it ran. */
function counting(run: () => Promise<void> = async () => undefined) {
  const job = {
    name: 'test.count',
    at: '0 8 * * *',
    ran: 0,
    async run() {
      job.ran += 1
      await run()
      return { ran: job.ran }
    },
  }
  return job
}
/** As in a process of its own. */
const process = (job: Job) => createJobs({ jobs: [job], clock, log })
const runs = () => mongoose.connection.collection('job-runs')

describe('a job that is due every day at eight', () => {
  it('runs once a period, however often somebody looks', async () => {
    const job = counting()
    const jobs = process(job)
    await jobs.runDue()
    await jobs.runDue()
    clock.set('2026-03-05T07:59:59+08:00')
    await jobs.runDue()
    expect(job.ran).toBe(1)
    clock.set('2026-03-05T08:00:00+08:00')
    await jobs.runDue()
    expect(job.ran).toBe(2)
  })

  it('runs once when five processes look at the same time', async () => {
    const job = counting(() => new Promise((resolve) => setTimeout(resolve, 50)))
    await Promise.all(Array.from({ length: 5 }, () => process(job).runDue()))
    expect(job.ran).toBe(1)
  })

  it('owes only the last period when the clock jumped over a month', async () => {
    const job = counting()
    await process(job).runDue()
    clock.set('2026-04-10T10:00:00+08:00')
    await process(job).runDue()
    expect(job.ran).toBe(2)
  })

  it('leaves a row with its period and its result', async () => {
    await process(counting()).runDue()
    expect(await runs().findOne({})).toMatchObject({
      _id: 'test.count|2026-03-04T08:00',
      doneAt: expect.any(Date),
      result: { ran: 1 },
    })
  })

  it('that failed is tried again, and holds up no other', async () => {
    const failing = counting(async () => {
      if (failing.ran === 1) throw new Error('no connection')
    })
    const other = { ...counting(), name: 'test.other' }
    const jobs = createJobs({ jobs: [failing, other], clock, log })
    await jobs.runDue()
    await jobs.runDue()
    expect(failing.ran).toBe(2)
    expect(await runs().countDocuments({ doneAt: { $exists: true } })).toBe(2)
  })

  it('of a process that died is taken over when its lease has run out', async () => {
    const job = counting()
    const dead = { owner: 'dead', fence: 1, until: new Date(Date.now() + 60_000) }
    await mongoose.connection
      .collection<{ _id: string }>('job-leases')
      .insertOne({ _id: 'test.count', ...dead })
    await mongoose.connection.collection<{ _id: string }>('job-runs').insertOne({
      _id: 'test.count|2026-03-04T08:00',
      fence: 1,
      startedAt: new Date(),
    } as {
      _id: string
    })
    await process(job).runDue()
    expect(job.ran).toBe(0)
    await mongoose.connection
      .collection('job-leases')
      .updateMany({}, { $set: { until: new Date(0) } })
    await process(job).runDue()
    expect(job.ran).toBe(1)
  })

  it('cannot be finished by a process that stood still while another took it over', async () => {
    let late = async () => undefined as unknown
    const job = {
      ...counting(),
      async run({ fence }: Turn) {
        // Its lease runs out while it stands still, and another process does the period.
        await mongoose.connection
          .collection('job-leases')
          .updateMany({}, { $set: { until: new Date(0) } })
        await process(other).runDue()
        late = () => jobStore.renew('test.count', fence, new Date(Date.now() + 60_000))
        return { by: 'the late one' }
      },
    }
    const other = counting()
    await process(job).runDue()
    expect(other.ran).toBe(1)
    expect(await late()).toBe(false)
    expect(await runs().findOne({})).toMatchObject({ fence: 2, result: { ran: 1 } })
  })

  it('is told between its steps that a later holder has its lease', async () => {
    const outcome: unknown[] = []
    const job = {
      ...counting(),
      async run(turn: Turn) {
        await turn.hold()
        await mongoose.connection.collection('job-leases').updateMany({}, { $inc: { fence: 1 } })
        await turn.hold().catch((thrown: unknown) => outcome.push(thrown))
        return {}
      },
    }
    // A lease as short as can be is renewed at every step.
    await createJobs({ jobs: [job], clock, log, leaseMs: 0 }).runDue()
    expect(outcome).toEqual([expect.any(TurnLost)])
  })

  it('is waited for when the server ends', async () => {
    let done = false
    const job = counting(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      done = true
    })
    const jobs = process(job)
    jobs.start()
    void jobs.runDue()
    await jobs.stop()
    expect(done).toBe(true)
  })
})
