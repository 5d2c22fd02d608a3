import type { Context } from 'koa'
import { refuse, refuseUnless } from './refusal'

const MOST_BYTES = 256 * 1024
const DEEPEST = 16
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON body, at most 256 kB and 16 levels deep. An absent body reads as `{}`. Keeps the text for `once`. */
export async function readBody(ctx: Context): Promise<unknown> {
  const bytes = await readBytes(ctx)
  if (bytes.length === 0) return {}
  refuseUnless(ctx.is('application/json'), 'input.not-json')
  const text = decoded(bytes)
  const value = parsed(text)
  refuseUnless(isHarmless(value, 0), 'input.invalid', [{ path: 'body', says: '内容不对' }])
  ;(ctx.state as { body?: string }).body = text
  return value
}

/** The body as text, of the same most bytes: for who sends us something else than JSON. */
export const readText = async (ctx: Context): Promise<string> => decoded(await readBytes(ctx))

async function readBytes(ctx: Context): Promise<Buffer> {
  if (Number(ctx.get('Content-Length')) > MOST_BYTES) tooLarge(ctx)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of arriving(ctx)) {
    size += chunk.length
    if (size > MOST_BYTES) tooLarge(ctx)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A sender who goes away in the middle is no failure of ours. */
async function* arriving(ctx: Context): AsyncGenerator<Buffer> {
  try {
    yield* ctx.req as AsyncIterable<Buffer>
  } catch {
    refuse('input.malformed')
  }
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(ctx: Context): never {
  ctx.set('Connection', 'close')
  return refuse('input.too-large')
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return refuse('input.malformed')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('input.malformed')
  }
}

/** JSON.parse makes `__proto__` an ordinary key; nothing of ours is called so. */
function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth >= DEEPEST) return false
  return Object.entries(value).every(
    ([key, inner]) => key !== '__proto__' && isHarmless(inner, depth + 1),
  )
}
