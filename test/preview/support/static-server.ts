import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
}

/** A request that no file answers. */
export interface Call {
  method: string
  /** With query. */
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** What an API would answer; undefined = 404. */
export type Answer = (call: Call) => { status?: number; body: unknown } | undefined

export interface StaticServer {
  origin: string
  calls: Call[]
  server: Server
  close(): Promise<void>
}

/** Serves a built preview the way the API does (/phone is phone.html), and answers for an API. */
export async function serve(
  folder: string,
  answer: Answer = () => undefined,
): Promise<StaticServer> {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const file = fileFor(folder, request)
    if (file === undefined) void answerCall(request, response, { calls, answer })
    else sendFile(file, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { origin: `http://127.0.0.1:${String(port)}`, calls, server, close }
}

function fileFor(folder: string, { method, url }: IncomingMessage): string | undefined {
  const { pathname } = new URL(url ?? '/', 'http://preview')
  const name = pathname === '/' ? 'index.html' : pathname
  const path = join(folder, normalize(extname(name) === '' ? `${name}.html` : name))
  return method === 'GET' && existsSync(path) && statSync(path).isFile() ? path : undefined
}

function sendFile(path: string, response: ServerResponse) {
  response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
  createReadStream(path).pipe(response)
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  { calls, answer }: { calls: Call[]; answer: Answer },
) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { method = 'GET', url = '/', headers } = request
  const call: Call = { method, path: url, headers, body: Buffer.concat(chunks).toString() }
  calls.push(call)
  const { status = 200, body } = answer(call) ?? { status: 404, body: {} }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
