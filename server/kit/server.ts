import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartRefusal } from './start-refusal'

const HEADERS_MS = 15_000
const REQUEST_MS = 60_000
/** Longer than a phone stays on one page, shorter than most proxies keep a connection. */
const KEEP_ALIVE_MS = 65_000
const SWEEP_MS = 50

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface Listening {
  port: number
  /** Takes no new request, answers those under way, then ends. */
  close: () => Promise<void>
}

/** Listens; a port somebody else holds is said in one sentence. */
export async function listen(
  handler: Handler,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }
  const server = createServer(limits, (request, response) => void handler(request, response))
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await bound(server, host, port)
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) }
}

function bound(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error)
    })
    server.listen(port, host, resolve)
  })
}

const portTaken = (port: number) =>
  new StartRefusal(`端口 ${port} 已被占用，请停止另一个服务，或设置 PORT (port in use)`)

/** A connection that was busy falls idle after its answer, and is closed then. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearInterval(sweep)
      resolve()
    })
  })
}
