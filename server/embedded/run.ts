/** Opens a database and listens: what the process of its own and `npm run db` share. */
import type { Arguments } from './arguments'
import { dispatch } from './commands/dispatch'
import { Engine } from './engine'
import { listen } from './wire/server'

export interface RunningDatabase {
  uri: string
  /** Stops listening, ends what is open and lets go of the directory. */
  end(): Promise<void>
}

/** Rejects with a sentence when the directory or the address cannot be had. */
export async function runDatabase({ address, ...options }: Arguments): Promise<RunningDatabase> {
  // Fail points are for people trying out clients, never for an application's own database.
  const engine = Engine.open({ ...options, failPoints: 'port' in address })
  try {
    const server = await listen(address, (request, connection) =>
      dispatch(engine, request, connection),
    )
    engine.connections = () => server.connections()
    return { uri: server.uri, end: () => server.close().then(() => engine.close()) }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Ends the database, then the process, when it is told to. */
export function endOnSignals(database: RunningDatabase): () => void {
  let ending: Promise<void> | undefined
  const once = (): void => {
    ending ??= database.end().then(() => process.exit(0))
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
  return once
}
