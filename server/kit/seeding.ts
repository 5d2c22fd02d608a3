import mongoose from 'mongoose'
import { wallNow } from './clock'
import { isEmpty } from './data-version'
import type { Town } from './demo-town'
import { StartRefusal } from './start-refusal'
import { systemStore } from './system-store'

const SOMEBODY_ELSE_MS = 60_000

/**
 * Fills an empty database with the town; data that is not a town is never touched. A seeding that was broken off
 * left a note, and then its half-filled data is emptied first. `alone`: nobody else can be seeding this database.
 */
export async function seedTown(
  town: Town,
  { alone, tell }: { alone: boolean; tell: (line: string) => void },
): Promise<void> {
  const since = await systemStore.seedingSince()
  if (since) {
    refuseWhileSomebodySeeds(since, alone)
    await emptyHalfSeeded()
  }
  if (!(await isEmpty())) return
  await systemStore.beginSeeding(new Date(wallNow()))
  const note = noteOfProgress()
  await town.seedIfEmpty((line) => {
    tell(line)
    note.renew()
  })
  await note.written()
  await systemStore.endSeeding()
}

/** Renews the note with every step told, so that a long seeding is never taken for one that was broken off. */
function noteOfProgress() {
  let last: Promise<unknown> = Promise.resolve()
  const write = () => systemStore.beginSeeding(new Date(wallNow()))
  return {
    renew() {
      // A database that is gone is told by the town's own writes.
      last = last.then(write).catch(() => undefined)
    },
    written: () => last,
  }
}

function refuseWhileSomebodySeeds(since: Date, alone: boolean) {
  if (alone || wallNow() - since.getTime() > SOMEBODY_ELSE_MS) return
  throw new StartRefusal(
    '另一个服务正在准备演示数据，请一分钟后再启动 (another server is seeding this database: try again in a minute)',
  )
}

async function emptyHalfSeeded() {
  for (const model of Object.values(mongoose.models)) {
    if (model.collection.name !== 'system') await model.deleteMany({})
  }
  await systemStore.forgetClock()
}
