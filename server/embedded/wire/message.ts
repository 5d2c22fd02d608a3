/**
 * The frames of MongoDB's wire protocol: OP_MSG, and OP_QUERY for the very first `hello` of older
 * drivers (MongoDB wire protocol specification).
 */
import { documentEnd } from './bson'

const opcodes = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const
export const maxMessageBytes = 48_000_000

const flagChecksum = 1
const flagMoreToCome = 2
/** The other bits of the lower half are "required": a receiver that does not know them must refuse. */
const unknownRequiredFlags = 0xfffc

/** A request as it arrived: the body document and the document sequences, still bytes. */
export interface Request {
  id: number
  opcode: number
  body: Buffer
  sequences: ReadonlyMap<string, Buffer[]>
  /** Set when the client wants no reply (unacknowledged writes). */
  silent: boolean
  /** The database named by an OP_QUERY's `db.$cmd`. */
  database?: string
}

/** Bytes that cannot be understood: the connection that sent them ends, nothing else does. */
export class MalformedMessage extends Error {}

function malformed(reason: string): never {
  throw new MalformedMessage(reason)
}

/** A document cut out of a frame; a broken length is a broken frame. */
function documentAt(bytes: Buffer, offset: number, limit: number): Buffer {
  try {
    const end = documentEnd(bytes, offset)
    if (end <= limit) return bytes.subarray(offset, end)
  } catch {
    return malformed('a document in the frame has a broken length')
  }
  return malformed('a document reaches past its frame')
}

/** Reads one whole frame. */
export function readMessage(frame: Buffer): Request {
  const id = frame.readInt32LE(4)
  const opcode = frame.readInt32LE(12)
  if (opcode === opcodes.message) return readOpMsg(frame, id)
  if (opcode === opcodes.query) return readOpQuery(frame, id)
  return malformed(`opcode ${String(opcode)} is not understood`)
}

function readOpMsg(frame: Buffer, id: number): Request {
  if (frame.length < 21) malformed('the frame is too short')
  const flags = frame.readUInt32LE(16)
  if ((flags & unknownRequiredFlags) !== 0) malformed('unknown required flag bits')
  const limit = frame.length - ((flags & flagChecksum) === 0 ? 0 : 4)
  const sequences = new Map<string, Buffer[]>()
  let body: Buffer | undefined
  let at = 20
  while (at < limit) {
    const kind = frame[at]
    if (kind === 0) {
      if (body) malformed('two bodies')
      body = documentAt(frame, at + 1, limit)
      at += 1 + body.length
    } else if (kind === 1) {
      at = readSequence(frame, at + 1, limit, sequences)
    } else malformed(`section kind ${String(kind)} is not understood`)
  }
  if (!body) return malformed('no body')
  return { id, opcode: opcodes.message, body, sequences, silent: (flags & flagMoreToCome) !== 0 }
}

/** Reads a kind-1 section into `into`; returns where it ends. */
function readSequence(
  frame: Buffer,
  start: number,
  limit: number,
  into: Map<string, Buffer[]>,
): number {
  if (start + 4 > limit) malformed('a section is cut off')
  const end = start + frame.readInt32LE(start)
  if (end > limit || end < start + 5) malformed('a section reaches past its frame')
  const nameEnd = frame.indexOf(0, start + 4)
  if (nameEnd < 0 || nameEnd >= end) malformed('a section has no name')
  const documents: Buffer[] = []
  for (let at = nameEnd + 1; at < end;) {
    const document = documentAt(frame, at, end)
    documents.push(document)
    at += document.length
  }
  into.set(frame.toString('utf8', start + 4, nameEnd), documents)
  return end
}

function readOpQuery(frame: Buffer, id: number): Request {
  const nameEnd = frame.indexOf(0, 20)
  if (nameEnd < 0 || nameEnd + 9 > frame.length) malformed('the query is cut off')
  const namespace = frame.toString('utf8', 20, nameEnd)
  if (!namespace.endsWith('.$cmd')) malformed('OP_QUERY is understood for commands only')
  const body = documentAt(frame, nameEnd + 9, frame.length)
  const database = namespace.slice(0, -'.$cmd'.length)
  return { id, opcode: opcodes.query, body, sequences: new Map(), silent: false, database }
}

let nextId = 1

/** The frame that answers `request` with a reply document. */
export function replyFrame(request: Request, body: Buffer): Buffer {
  const asReply = request.opcode === opcodes.query
  const head = Buffer.alloc(asReply ? 36 : 21)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(nextId++ & 0x7fffffff, 4)
  head.writeInt32LE(request.id, 8)
  head.writeInt32LE(asReply ? opcodes.reply : opcodes.message, 12)
  if (asReply) {
    head.writeInt32LE(8, 16) // AwaitCapable, as every server since 2.0 says
    head.writeInt32LE(1, 32)
  }
  return Buffer.concat([head, body])
}
