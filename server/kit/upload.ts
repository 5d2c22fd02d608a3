import { hash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import busboy from 'busboy'
import type { Busboy } from 'busboy'
import type { Context } from 'koa'
import { z } from 'zod'
import { Refusal, refuse, refuseUnless } from './refusal'
import { stateOf } from './request'

const FORM_BYTES = 64 * 1024
const LONGEST_FIELD = 4_000
const MOST_FIELDS = 10
/** Uploads are held in memory while they are looked at. */
const MOST_AT_ONCE = 12

/** A file as it arrived; its name is what the sender calls it and proves nothing. */
export class Upload {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}
}

/** The file field in the schema of a door that takes an upload. */
export const uploaded = z.instanceof(Upload)

let underWay = 0

/** The fields of a multipart form and its one file, at most `most` bytes. Keeps a text of both for `once`. */
export async function readUpload(ctx: Context, most: number): Promise<Record<string, unknown>> {
  refuseUnless(ctx.is('multipart/form-data'), 'file.not-multipart')
  if (Number(ctx.get('Content-Length')) > most + FORM_BYTES) leaveTheRest(ctx, 'file.too-large')
  refuseUnless(underWay < MOST_AT_ONCE, 'limit.too-many', { seconds: 1 })
  underWay += 1
  try {
    const form = await formOf(ctx, most)
    const { file } = form
    if (!(file instanceof Upload)) return refuse('file.missing')
    const text = JSON.stringify({ ...form, file: hash('sha256', file.bytes, 'base64url') })
    stateOf(ctx).body = text
    return form
  } finally {
    underWay -= 1
  }
}

async function formOf(ctx: Context, most: number): Promise<Record<string, unknown>> {
  const form = new Map<string, unknown>()
  const reader = readerOf(ctx, most)
  // Not by destroying the reader: it would stumble over what it still holds.
  const wrong = new Promise<never>((_, reject) => {
    const end = (code: WrongForm) => reject(new Refusal(code))
    collect(reader, form, end)
    // A sender who goes away in the middle is no failure of ours.
    ctx.req.once('close', () => ctx.req.complete || end('input.malformed'))
  })
  ctx.req.pipe(reader)
  try {
    await Promise.race([finished(reader), wrong])
    return Object.fromEntries(form)
  } catch (thrown) {
    ctx.req.unpipe(reader)
    ctx.req.resume()
    ctx.set('Connection', 'close')
    throw thrown instanceof Refusal ? thrown : new Refusal('input.malformed')
  }
}

type WrongForm = 'input.malformed' | 'file.missing' | 'file.too-large'

function readerOf(ctx: Context, fileSize: number): Busboy {
  const limits = { files: 1, fileSize, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD }
  try {
    // The names of files are Chinese as often as not.
    return busboy({ headers: ctx.req.headers, defParamCharset: 'utf8', limits })
  } catch {
    return leaveTheRest(ctx, 'input.malformed')
  }
}

function collect(reader: Busboy, form: Map<string, unknown>, end: (code: WrongForm) => void) {
  const keep = (name: string, value: unknown) => {
    // A name that comes twice, or means something to the language, was not sent by a form of ours.
    if (form.has(name) || name === '__proto__') end('input.malformed')
    else form.set(name, value)
  }
  reader.on('field', (name, value, { valueTruncated }) =>
    valueTruncated ? end('input.malformed') : keep(name, value),
  )
  reader.on('file', (field, stream, { filename }) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('limit', () => end('file.too-large'))
    stream.on('error', () => end('input.malformed'))
    stream.on('end', () => keep(field, new Upload(nameOf(filename), Buffer.concat(chunks))))
  })
  reader.on('filesLimit', () => end('file.missing'))
  reader.on('fieldsLimit', () => end('input.malformed'))
}

/** The rest of the body is not read, so the connection cannot be used again. */
function leaveTheRest(ctx: Context, code: 'file.too-large' | 'input.malformed'): never {
  ctx.set('Connection', 'close')
  return refuse(code)
}

/** A form of another maker may send no name; the types do not say so. */
const nameOf = (filename: string | undefined) => (filename ?? '').slice(-200)
