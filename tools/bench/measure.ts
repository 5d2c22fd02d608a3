import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import autocannon from 'autocannon'
import type { ServerKind } from './http-servers'

export interface BenchServer {
  kind: ServerKind
  child: ChildProcess
  url: string
}

export interface Round {
  /** Server CPU microseconds for one request. */
  cpu: number
  perSecond: number
  p99: number
}

export async function startBenchServer(
  kind: ServerKind,
  env: Record<string, string> = {},
): Promise<BenchServer> {
  const child = fork(path.join(__dirname, 'http-servers.ts'), [kind], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'bench', ...env },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { kind, child, url: `http://127.0.0.1:${port}` }
}

/** Without `seconds` a round ends after so many answers, however long a busy machine takes for them. */
const SHORT_ROUND = 200

/** One round of load against a server: its own CPU time around the run, divided by the requests it answered. */
export async function runRound(
  server: BenchServer,
  request: { path: string; token?: string; seconds?: number },
): Promise<Round> {
  const before = await cpuOf(server)
  const result = await autocannon({
    url: server.url + request.path,
    connections: 20,
    ...(request.seconds ? { duration: request.seconds } : { amount: SHORT_ROUND }),
    headers: request.token ? { authorization: `Bearer ${request.token}` } : {},
  })
  const after = await cpuOf(server)
  if (result.non2xx > 0 || result.errors > 0 || result['2xx'] === 0) {
    throw new Error(`${server.kind}: ${result.non2xx} refused, ${result.errors} errors`)
  }
  return {
    cpu: (after - before) / result['2xx'],
    perSecond: result.requests.average,
    p99: result.latency.p99,
  }
}

async function cpuOf({ child }: BenchServer): Promise<number> {
  child.send('cpu')
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return cpu.user + cpu.system
}

export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
