/**
 * One server process of the simulation: the jobs of the house on a clock that the simulation sets and that is wrong by
 * a fixed skew. It answers every tick when all that was due is done.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createRooms } from '../../../server/app'
import { bytesOnDisk } from '../../../server/files/disk'
import { createAudit } from '../../../server/kit/audit'
import { createClock } from '../../../server/kit/clock'
import { createJobs } from '../../../server/kit/jobs'
import type { Job } from '../../../server/kit/jobs'
import { readKeys } from '../../../server/kit/keys'
import { createLog } from '../../../server/kit/log'
import { prepareMongoose } from '../../../server/kit/mongo'
import { createVault } from '../../../server/kit/vault'
import { createWechat } from '../../../server/kit/wechat'
import { templates } from './templates'

const { BENCH_URI = '', BENCH_WECHAT = '', BENCH_SKEW_MS = '0' } = process.env
const skew = Number(BENCH_SKEW_MS)

/** The machine's clock is what `Date.now` says: set by the simulation, running on in between. */
let set = Date.now()
let setAt = performance.now()
Date.now = () => Math.floor(set + performance.now() - setAt + skew)

/** Counts its periods: more than once for one of them would show. */
const tally: Job = {
  name: 'bench.tally',
  at: '0 8 * * *',
  async run({ period }) {
    const row = mongoose.connection.collection<{ _id: string; last: string }>('bench-tally')
    const once = { _id: 'tally', last: { $lt: period } }
    const { modifiedCount } = await row.updateOne(once, {
      $set: { last: period },
      $inc: { times: 1 },
    })
    return { counted: modifiedCount }
  },
}

async function main() {
  prepareMongoose()
  await mongoose.connect(BENCH_URI, { ignoreUndefined: true, w: 'majority', journal: true })
  const clock = createClock()
  const keys = readKeys(process.env)
  const rooms = createRooms({
    clock,
    demoMode: false,
    vault: createVault(keys),
    audit: createAudit({ key: keys.audit, clock, anchorFiles: [] }),
    files: { bytes: bytesOnDisk(join(tmpdir(), 'linli-bench-files')), linkKey: keys.link },
    wechat: createWechat({ url: BENCH_WECHAT, appid: 'wxbench', secret: 'bench', timeoutMs: 500 }),
    templates,
  })
  const log = createLog({ file: '/dev/null' })
  const jobs = createJobs({ jobs: [tally, ...rooms.jobs], clock, log })
  process.on('message', ({ now, tick }: { now: number; tick: number }) => {
    set = now
    setAt = performance.now()
    void jobs.runDue().then(() => process.send?.({ done: tick }))
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: true })
}

void main()
