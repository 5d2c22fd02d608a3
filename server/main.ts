/** The process: environment, database, town, app, jobs, orderly end. */
import { join } from 'node:path'
import { createApp, createRooms } from './app'
import { bytesFor } from './files/bytes'
import { createAudit } from './kit/audit'
import { builtPath } from './kit/built'
import { createClock } from './kit/clock'
import { migrate, refuseUnlessReady } from './kit/data-version'
import { readSettings } from './kit/environment'
import type { Settings } from './kit/environment'
import type { KeyRing } from './kit/keys'
import { checkKeys } from './kit/keys-check'
import { openKeys } from './kit/keys-file'
import { createLog } from './kit/log'
import type { Log } from './kit/log'
import { connectDatabase } from './kit/mongo'
import { endInOrder, runToEnd } from './kit/process'
import { seedTown } from './kit/seeding'
import { listen } from './kit/server'
import { startTownClock } from './kit/town-clock'
import { createVault } from './kit/vault'
import { wechatFor } from './kit/wechat-for'
import { templatesFor } from './notices/templates'
import { createTown } from './town/town'
import { welcome } from './welcome'

async function main() {
  const settings = readSettings(process.env)
  const database = await connectDatabase({ ...settings, onLost: endLost })
  const log = createLog(logOf(settings))
  const ends = [() => database.close(), () => log.close()]
  let ending = false
  const end = async () => {
    ending = true
    for (const step of ends) await step()
  }
  endInOrder(end)
  try {
    const { app, town, stop } = await compose(settings, { log, isEnding: () => ending })
    ends.unshift(stop)
    // Whoever opens the town finds its morning done, not a minute later.
    if (town) await app.jobs.runDue()
    const listening = await listen(app.handler, settings)
    ends.unshift(listening.close)
    app.jobs.start()
    log.info({ port: listening.port, demo: settings.demo }, 'listening')
    console.log(welcome(settings, listening.port, town?.people() ?? []))
  } catch (thrown) {
    await end()
    throw thrown
  }
}

/** The app over data that is fit to serve: demo mode prepares it, any other mode asks for `npm run migrate`. */
async function compose(settings: Settings, around: { log: Log; isEnding: () => boolean }) {
  const { demo, ...needs } = { ...settings, ...around }
  const keys = await openKeys(process.env, settings)
  const given = givenToRooms(settings, keys, around.log)
  if (!demo) {
    await refuseUnlessReady()
    await checkKeys(keys)
    const clock = createClock()
    const audit = createAudit({ key: keys.audit, clock, ...settings })
    const rooms = createRooms({ clock, ...given, audit })
    const app = createApp({ ...needs, rooms, clock })
    const stop = async () => {
      await app.jobs.stop()
      await rooms.imports.stop()
    }
    return { app, town: undefined, stop }
  }
  await migrate(tell)
  await checkKeys(keys)
  const clock = await startTownClock()
  const audit = createAudit({ key: keys.audit, clock, ...settings })
  const rooms = createRooms({ clock, ...given, audit })
  const town = createTown({ clock, vault: given.vault })
  await seedTown(town, { alone: settings.mongodbUri === undefined, tell })
  const app = createApp({ ...needs, rooms, clock, demo: { town, clock, previewDirectory } })
  const stop = async () => {
    clock.stop()
    await app.jobs.stop()
    await rooms.imports.stop()
  }
  return { app, town, stop }
}

/** What the rooms are made of besides the clock and the audit that reads it. */
const givenToRooms = (settings: Settings, keys: KeyRing, log: Log) => ({
  demoMode: settings.demo,
  vault: createVault(keys),
  wechat: wechatFor(settings),
  templates: templatesFor(settings),
  files: { bytes: bytesFor(settings.files, previewDirectory), linkKey: keys.link },
  failed: (thrown: unknown) => log.failure('import', thrown),
})

/** `npm start` talks to a person: the log goes beside the data. With a database of its own it goes to stdout. */
const logOf = ({ logFile, logLevel, mongodbUri, dataDir }: Settings) => {
  const file = logFile ?? (mongodbUri ? undefined : join(dataDir, 'server.log'))
  return { level: logLevel, ...(file ? { file } : {}) }
}

const previewDirectory = builtPath('preview')
const tell = (line: string) => console.log(line)

/** Without its database the service is nothing; whoever watches over it starts it again. */
function endLost() {
  console.error('数据库意外停止，服务退出 (the database ended unexpectedly)')
  process.exit(1)
}

void runToEnd(main)
