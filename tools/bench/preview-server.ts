import { createReadStream, existsSync, statSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
}

export interface PreviewServer {
  url: string
  close(): void
}

/** Serves a folder of static files as the API does, and hands every other call on to the real API. */
export async function servePreview(folder: string, api: string): Promise<PreviewServer> {
  const server = http.createServer((request, response) => {
    const file = fileFor(folder, request.url ?? '/')
    if (file === undefined) {
      passOn(api, request, response)
      return
    }
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}

function fileFor(folder: string, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://preview')
  const name = path.extname(pathname) === '' ? `${pathname}.html` : pathname
  const file = path.join(folder, path.normalize(name))
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}

function passOn(api: string, request: http.IncomingMessage, response: http.ServerResponse) {
  const { method, headers, url } = request
  const onward = http.request(new URL(url ?? '/', api), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.writeHead(502).end())
  request.pipe(onward)
}
