import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the server saw it. */
export interface Heard {
  method: string
  path: string
  key?: string
  token?: string
  body: unknown
}

export interface Reply {
  status?: number
  body?: object | string
  headers?: Record<string, string>
  /** Closes the connection without an answer. */
  hangUp?: boolean
}

export interface Server {
  port: number
  heard: Heard[]
  close(): Promise<void>
}

/** A real HTTP server on this machine that answers as the test says. */
export async function serve(answer: (request: Heard, turn: number) => Reply): Promise<Server> {
  const heard: Heard[] = []
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = heardOf(request, Buffer.concat(parts).toString())
      heard.push(asked)
      const { status = 200, body = {}, headers = {}, hangUp } = answer(asked, heard.length)
      if (hangUp) return void request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port, heard, close }
}

function heardOf(request: http.IncomingMessage, text: string): Heard {
  const { authorization } = request.headers
  const key = request.headers['idempotency-key']
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    ...(typeof key === 'string' ? { key } : {}),
    ...(authorization ? { token: authorization.replace('Bearer ', '') } : {}),
    body: text ? (JSON.parse(text) as unknown) : undefined,
  }
}
