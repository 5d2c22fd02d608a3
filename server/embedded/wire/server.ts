/** Listens on loopback or on a unix socket in a directory of its own; there is no sign-in. */
import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { dirname } from 'node:path'
import { serveConnection } from './connection'
import type { Handler } from './connection'

export type Address = { socket: string } | { port: number; host?: string }

export interface Listening {
  uri: string
  /** How many clients are connected now. */
  connections(): number
  /** Stops listening and ends every connection. */
  close(): Promise<void>
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The longest path a unix socket may have on Linux (108 with its end) and macOS (104). */
const maxSocketPath = 103

function prepareSocket(path: string): void {
  if (Buffer.byteLength(path) > maxSocketPath) {
    throw new Error(`The socket path is longer than ${String(maxSocketPath)} bytes: ${path}`)
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if ((statSync(dirname(path)).mode & 0o077) !== 0) {
    throw new Error(
      `The socket's directory ${dirname(path)} is open to other users; it must have mode 0700`,
    )
  }
  rmSync(path, { force: true })
}

function refuseOpenAddress(host: string): void {
  if (!loopback.has(host)) {
    throw new Error(
      `The embedded database listens on loopback only (127.0.0.1), not on ${host}: it has no sign-in`,
    )
  }
}

async function listenOn(server: Server, address: Address): Promise<string> {
  const ready = new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  if ('socket' in address) {
    prepareSocket(address.socket)
    server.listen(address.socket)
    await ready
    chmodSync(address.socket, 0o600)
    return `mongodb://${encodeURIComponent(address.socket)}/`
  }
  const host = address.host ?? '127.0.0.1'
  refuseOpenAddress(host)
  server.listen(address.port, host === 'localhost' ? '127.0.0.1' : host)
  await ready
  const { port } = server.address() as AddressInfo
  return `mongodb://${host.includes(':') ? `[${host}]` : host}:${String(port)}/`
}

/** Starts listening; rejects in words when the address is not allowed or taken. */
export async function listen(address: Address, handler: Handler): Promise<Listening> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveConnection(socket, { id: ++connections }, handler)
  })
  const uri = await listenOn(server, address)
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return { uri, connections: () => sockets.size, close }
}
