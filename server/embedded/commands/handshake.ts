/** hello, ping, buildInfo and what else clients ask before they work. */
import { cpus, freemem, hostname, totalmem, type } from 'node:os'
import type { Engine } from '../engine'
import { fail } from '../errors'
import { sessionTimeoutMinutes } from '../sessions/sessions'
import { maxMessageBytes } from '../wire/message'
import type { Reply } from '../wire/reply'
import type { Command, Definition, Definitions } from './command'
import { maxStatements } from './write-errors'

/** MongoDB 7.0: what drivers of today decide their behaviour by. */
const wireVersion = 21
export const serverVersion = '7.0.0'

/**
 * Presents itself as a router (`isdbgrid`): no host discovery, every read preference accepted,
 * sessions, transactions and retryable writes on.
 */
function hello(_engine: Engine, { name, connection }: Command): Reply {
  const primary = name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }
  return {
    helloOk: true,
    ...primary,
    msg: 'isdbgrid',
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: maxStatements,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: sessionTimeoutMinutes,
    connectionId: connection.id,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    readOnly: false,
    ok: 1,
  }
}

function buildInfo(): Reply {
  return {
    version: serverVersion,
    gitVersion: 'embedded',
    modules: [],
    sysInfo: 'embedded database on LMDB',
    versionArray: serverVersion.split('.').map(Number).concat(0),
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    storageEngines: ['lmdb'],
    ok: 1,
  }
}

function hostInfo(): Reply {
  const [cpu] = cpus()
  return {
    system: {
      currentTime: new Date(),
      hostname: hostname(),
      cpuAddrSize: 64,
      memSizeMB: Math.floor(totalmem() / 1_048_576),
      numCores: cpus().length,
      cpuArch: process.arch,
    },
    os: { type: type(), name: process.platform, version: '' },
    extra: { cpuString: cpu?.model ?? '', freeMemMB: Math.floor(freemem() / 1_048_576) },
    ok: 1,
  }
}

function connectionStatus(): Reply {
  return {
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
    ok: 1,
  }
}

const parameters: Readonly<Record<string, (engine: Engine) => string | number | Reply>> = {
  featureCompatibilityVersion: () => ({ version: '7.0' }),
  transactionLifetimeLimitSeconds: () => 60,
  localLogicalSessionTimeoutMinutes: () => sessionTimeoutMinutes,
  cursorTimeoutMillis: () => 600_000,
  enableTestCommands: ({ options }) => (options.failPoints === true ? 1 : 0),
}

function getParameter(engine: Engine, { fields }: Command): Reply {
  const all = fields.value('getParameter') === '*'
  const reply: Reply = {}
  for (const [name, read] of Object.entries(parameters)) {
    if (all || fields.has(name)) reply[name] = read(engine)
  }
  if (Object.keys(reply).length === 0) fail(72, 'no option found to get')
  return { ...reply, ok: 1 }
}

function getLog(_engine: Engine, { fields }: Command): Reply {
  if (fields.value('getLog') === '*') return { names: ['global', 'startupWarnings'], ok: 1 }
  return { totalLinesWritten: 0, log: [], ok: 1 }
}

function configureFailPoint(engine: Engine, { fields }: Command): Reply {
  engine.failPoints.configure(fields.doc)
  return { ok: 1 }
}

const free = (read: (engine: Engine, command: Command) => Reply): Definition => ({
  read,
  inTransaction: true,
})
const ok = (): Reply => ({ ok: 1 })

export const handshakeCommands: Definitions = {
  hello: free(hello),
  isMaster: free(hello),
  ismaster: free(hello),
  ping: free(ok),
  buildInfo: free(buildInfo),
  buildinfo: free(buildInfo),
  hostInfo: { read: hostInfo, adminOnly: true },
  connectionStatus: { read: connectionStatus },
  whatsmyuri: { read: () => ({ you: 'embedded', ok: 1 }) },
  getCmdLineOpts: { read: () => ({ argv: [], parsed: {}, ok: 1 }), adminOnly: true },
  getParameter: { read: getParameter, adminOnly: true },
  getLog: { read: getLog, adminOnly: true },
  // mongosh and Compass ask; there is neither a sign-in nor telemetry to speak of.
  getFreeMonitoringStatus: { read: () => ({ state: 'undecided', ok: 1 }), adminOnly: true },
  logout: { read: ok },
  configureFailPoint: { read: configureFailPoint, adminOnly: true },
}
