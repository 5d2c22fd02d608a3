import type { Readable } from 'node:stream'
import type { Context } from 'koa'

/** A file as the answer of an endpoint: `return new Download('board.csv', 'text/csv; charset=utf-8', text)`. */
export class Download {
  constructor(
    readonly filename: string,
    readonly type: string,
    readonly body: string | Buffer | Readable,
    /** Ids of the people it shows something of. */
    readonly about: readonly string[] = [],
  ) {}
}

/** Sends a download as an attachment; the name may be Chinese (RFC 6266). */
export function sendDownload(ctx: Context, view: unknown): view is Download {
  if (!(view instanceof Download)) return false
  const plain = view.filename.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(view.filename)
  ctx.status = 200
  ctx.type = view.type
  ctx.set('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
  ctx.body = view.body
  return true
}
