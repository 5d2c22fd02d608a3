import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context } from 'koa'
import Router from '@koa/router'
import { refuseUnless } from './refusal'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

const pages = { '/': 'index.html', '/theatre': 'theatre.html', '/phone': 'phone.html' }
const HASHED = /[.-][0-9a-z]{8,}\.\w+$/i

/** The built preview: its three pages and the files of one folder, and nothing beside them. */
export function previewRoutes({
  directory,
  policy,
}: {
  directory: string
  policy: string
}): Router {
  const router = new Router()
  const assets = join(directory, 'preview-assets')
  const send = async (ctx: Context, root: string, file: string) => {
    await sendFile(ctx, root, file)
    ctx.set('Content-Security-Policy', policy)
  }
  for (const [path, file] of Object.entries(pages)) {
    router.get(path, (ctx) => send(ctx, directory, file))
  }
  router.get('/preview-assets/{*file}', (ctx) =>
    send(ctx, assets, (ctx.params as { file?: string }).file ?? ''),
  )
  return router
}

async function sendFile(ctx: Context, root: string, name: string) {
  const file = normalize(join(root, name))
  const type = types[extname(file)]
  const inside = file.startsWith(normalize(root) + sep)
  refuseUnless(type && inside && (await isFile(file)), 'route.missing')
  const content = await readFile(file)
  ctx.type = type
  ctx.set('Cache-Control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  ctx.etag = createHash('sha256').update(content).digest('base64url').slice(0, 27)
  ctx.status = 200
  if (ctx.fresh) ctx.status = 304
  else ctx.body = content
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ?? false
}
