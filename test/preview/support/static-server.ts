import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

/** Answers one call to the API; undefined means there is no such address. */
export type Answer = (call: Call) => unknown

export interface Call {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: Buffer
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
}
const pages: Record<string, string> = {
  '/': 'index.html',
  '/theatre': 'theatre.html',
  '/phone': 'phone.html',
}

/** Serves a built preview the way the API does: three pages, the assets, and `/api`. */
export async function serve(folder: string, answer: Answer) {
  const calls: Call[] = []
  const server = createServer((request, response) => void handle(request, response))
  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.startsWith('/api/'))
      return sendFile(response, join(folder, pages[pathname] ?? pathname))
    const body = await bodyOf(request)
    const { method = 'GET', headers } = request
    const call = { method, headers, body, path: pathname, query: Object.fromEntries(searchParams) }
    calls.push(call)
    const answered = answer(call)
    response.statusCode = answered === undefined ? 404 : 200
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answered ?? { say: '没有这个地址' }))
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { origin: `http://127.0.0.1:${port}`, calls, server, close }
}

function sendFile(response: ServerResponse, file: string) {
  if (!existsSync(file)) {
    response.statusCode = 404
    return response.end()
  }
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  return response.end(readFileSync(file))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
