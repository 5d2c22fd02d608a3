import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { isIdentityNumber } from '../../shared/identity-number'

/** Where something lies open that should not. Never the thing itself. */
export interface Leak {
  where: string
  /** `canary 1`, or what it is shaped like. */
  what: string
}

export type Scan = (bytes: Buffer) => Set<string>

/** Longer than anything that is looked for, so that nothing hides between two pieces of a file. */
const OVERLAP = 1024
const PIECE = 4 * 1024 * 1024

/**
 * Looks for the given texts in every form they are likely to lie in (UTF-8, UTF-16, hexadecimal, base64), and for
 * whatever is a valid identity number or shaped like a mobile number.
 */
export function createScan(canaries: readonly string[]): Scan {
  const forms = canaries.flatMap((text, at) =>
    formsOf(text).map((bytes) => ({ bytes, what: `canary ${at + 1}` })),
  )
  return (bytes) => {
    const found = forms.filter((form) => bytes.includes(form.bytes)).map(({ what }) => what)
    const text = bytes.toString('latin1')
    return new Set([...found, ...shapesIn(text)])
  }
}

function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8')
  const base64 = [0, 1, 2].map((shift) => base64Inside(bytes, shift))
  const others = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64]
  return [bytes, Buffer.from(text, 'utf16le'), ...others.map((form) => Buffer.from(form, 'latin1'))]
}

/** The characters that stay the same when the text lies in the middle of something longer. */
function base64Inside(bytes: Buffer, shift: number): string {
  const moved = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  const whole = Math.floor((bytes.length + shift) / 3) * 4
  return moved.slice(shift === 0 ? 0 : 4, whole)
}

const IDENTITY = /(?<![0-9A-Za-z])\d{17}[\dX](?![0-9A-Za-z])/g
const MOBILE = /(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])/

function shapesIn(text: string): string[] {
  const numbers = text.match(IDENTITY) ?? []
  const bears = numbers.some((number) => isIdentityNumber({ kind: 'resident-id', number }))
  return [...(bears ? ['identity number'] : []), ...(MOBILE.test(text) ? ['mobile number'] : [])]
}

/** Every document of every collection, as the driver gives it. Answers how many there are. */
export async function scanCollections(scan: Scan, leak: (leak: Leak) => void): Promise<number> {
  const collections = (await mongoose.connection.db?.listCollections().toArray()) ?? []
  let documents = 0
  for (const { name } of collections) {
    for await (const row of mongoose.connection.collection(name).find({})) {
      documents += 1
      const bytes = Buffer.from(mongoose.mongo.BSON.EJSON.stringify(row), 'utf8')
      for (const what of scan(bytes)) leak({ where: `${name} ${String(row._id)}`, what })
    }
  }
  return documents
}

/** Every file below a directory, byte by byte. Answers how many bytes there are. */
export async function scanFiles(
  directory: string,
  scan: Scan,
  leak: (leak: Leak) => void,
): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const found = new Set<string>()
    for await (const piece of piecesOf(file)) {
      bytes += piece.length
      for (const what of scan(piece)) found.add(what)
    }
    for (const what of found) leak({ where: file, what })
  }
  return bytes
}

async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: PIECE })) {
    const piece = Buffer.concat([before, chunk as Buffer])
    yield piece
    before = piece.subarray(-OVERLAP)
  }
}
