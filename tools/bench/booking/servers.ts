import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { bundleOf } from '../bundle'
import type { Asked } from './server'

export interface BookingServer {
  url: string
  child: ChildProcess
  ask<Said>(asked: Asked): Promise<Said>
  /** Microseconds of its own CPU so far. */
  cpu(): Promise<number>
  /** Questions to the database so far, by command and collection; only of a server that counts them. */
  trips(): Promise<Record<string, number>>
  /** As a power cut would: nothing is finished. */
  kill(): Promise<void>
  stop(): void
}

/** Built once, and the same for all. */
let program: ReturnType<typeof bundleOf> | undefined

/** When the last server was started. */
export const removeProgram = async () => (await program)?.remove()

export async function startServer(env: Record<string, string>): Promise<BookingServer> {
  program ??= bundleOf(join(__dirname, 'server.ts'))
  const child = fork((await program).file, [], {
    execArgv: (process.env.BENCH_EXEC ?? '').split(' ').filter(Boolean),
    env: { ...process.env, NODE_ENV: 'bench', ...env },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const ask = async <Said>(asked: Asked): Promise<Said> => {
    const said = once(child, 'message')
    child.send(asked)
    return ((await said) as [Said])[0]
  }
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    ask,
    cpu: async () => {
      const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>('cpu')
      return cpu.user + cpu.system
    },
    trips: async () => (await ask<{ trips: Record<string, number> }>('trips')).trips,
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    stop: () => child.disconnect(),
  }
}
