import pino from 'pino'
import { wallNow } from './clock'

interface RequestLine {
  id: string
  method: string
  /** The route's pattern stands for the path, so no name that somebody searched for is ever written. */
  route: string
  status: number
  ms: number
  /** The person's id, when signed in. */
  by: string | undefined
}

export interface Log {
  /** What the service itself does: started, ended, a job ran. Never personal data. */
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  /** A defect, with its stack. */
  failure(requestId: string, thrown: unknown): void
  /** One line a request. */
  request(line: RequestLine): void
  /** Writes out what is still held back. */
  close(): Promise<void>
}

const FLUSH_EVERY_MS = 500
const HELD_BYTES = 8192

/** Logs to a file, or to standard output. Lines are held back a moment, so a request never waits for the disk. */
export function createLog({ file, level = 'info' }: { file?: string; level?: string }): Log {
  const destination = pino.destination({
    dest: file ?? 1,
    mkdir: true,
    sync: false,
    minLength: HELD_BYTES,
    periodicFlush: FLUSH_EVERY_MS,
  })
  const logger = pino({ level, base: null }, destination)
  const quiet = !logger.isLevelEnabled('info')
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    failure: (id, thrown) => logger.error({ id, err: thrown }, 'failure'),
    request: (line) => void (quiet || destination.write(textOf(line))),
    close: () => ended(destination),
  }
}

/** Made by hand: a logger costs more here than the whole router. No field can hold a quotation mark. */
function textOf({ id, method, route, status, ms, by }: RequestLine): string {
  const person = by === undefined ? '' : `,"by":"${by}"`
  return `{"level":30,"time":${wallNow()},"id":"${id}","method":"${method}","route":"${route}","status":${status},"ms":${ms.toFixed(1)}${person}}\n`
}

function ended(destination: ReturnType<typeof pino.destination>): Promise<void> {
  return new Promise((resolve) => {
    destination.once('close', resolve)
    destination.once('error', () => resolve())
    destination.end()
  })
}
