/** A command as it arrived, and what the engine knows about the ones it has. */
import type { Engine } from '../engine'
import { fail } from '../errors'
import type { WriteTarget } from '../sessions/plain-writes'
import type { Session } from '../sessions/sessions'
import type { Transaction } from '../sessions/transaction'
import type { Task } from '../store/write-queue'
import { decode } from '../values/codec'
import { bsonTypes, elements, firstName } from '../wire/bson'
import type { ConnectionInfo } from '../wire/connection'
import type { Request } from '../wire/message'
import type { Reply } from '../wire/reply'
import { Fields } from './fields'

/** A command being run. */
export interface Command {
  readonly name: string
  readonly db: string
  readonly fields: Fields
  readonly request: Request
  readonly connection: ConnectionInfo
  session?: Session
  txnNumber?: bigint
  transaction?: Transaction
  /** `performance.now()` after which the command gives up. */
  deadline?: number
}

interface Common {
  /** The fields this command understands besides the generic ones; undefined: any. */
  fields?: readonly string[]
  /** May be run inside a multi-document transaction. */
  inTransaction?: boolean
  /** The field that holds whole documents, kept as bytes. */
  raw?: string
  /** Runs on the `admin` database only. */
  adminOnly?: boolean
}

/** A command that writes is a task, so that many can share one commit. */
export interface WriteDefinition extends Common {
  write(engine: Engine, command: Command, target: WriteTarget): Task<Reply>
}

interface ReadDefinition extends Common {
  read(engine: Engine, command: Command): Reply | Promise<Reply>
}

export type Definition = WriteDefinition | ReadDefinition
export type Definitions = Readonly<Record<string, Definition>>

const maxNamespaceBytes = 255

/** The name of a command: its first field. */
export function commandName(request: Request): string {
  return firstName(request.body) ?? fail(59, 'no command given')
}

/** Decodes a command, all but the documents it wants kept as bytes. */
export function readCommand(
  request: Request,
  name: string,
  raw: string | undefined,
  connection: ConnectionInfo,
): Command {
  const doc =
    raw === undefined || !hasField(request, raw)
      ? decode(request.body)
      : decode(request.body, otherFields(request, raw))
  for (const [field, documents] of request.sequences) {
    if (field !== raw)
      doc.set(
        field,
        documents.map((bytes) => decode(bytes)),
      )
  }
  const fields = new Fields(name, doc)
  const db = request.database ?? fields.text('$db') ?? 'test'
  refuseDatabaseName(db)
  return { name, db, fields, request, connection }
}

function hasField(request: Request, field: string): boolean {
  for (const { name } of elements(request.body)) if (name === field) return true
  return false
}

function otherFields(request: Request, raw: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { name } of elements(request.body)) if (name !== raw) names.add(name)
  return names
}

/** The documents of a raw field, as bytes, from a sequence or from the body. */
export function rawDocuments({ request, fields }: Command, field: string): Buffer[] {
  const sequence = request.sequences.get(field)
  if (sequence) return sequence
  for (const { name, type, value } of elements(request.body)) {
    if (name !== field) continue
    if (type !== bsonTypes.array) return fail(14, `'${fields.name}.${field}' must be an array`)
    return arrayDocuments(request.body, value, field)
  }
  return fields.missing(field)
}

function arrayDocuments(body: Buffer, start: number, field: string): Buffer[] {
  const documents: Buffer[] = []
  for (const { type, value, end } of elements(body, start)) {
    if (type !== bsonTypes.document) fail(14, `The elements of '${field}' must be objects`)
    documents.push(body.subarray(value, end))
  }
  return documents
}

function refuseDatabaseName(db: string): void {
  if (db === '' || db.length > 63 || /[/\\. "$\0]/.test(db)) {
    fail(73, `Invalid database name: '${db}'`)
  }
}

/** The collection a command names in its first field. */
export function collectionName({ fields, db, name }: Command): string {
  const given = fields.value(name)
  if (typeof given !== 'string') {
    return fail(73, `collection name has invalid type ${typeof given}`)
  }
  refuseCollectionName(db, given)
  return given
}

export function refuseCollectionName(db: string, name: string): void {
  const invalid =
    name === '' ||
    name.includes('$') ||
    name.includes('\0') ||
    name.startsWith('.') ||
    name.endsWith('.') ||
    name.includes('..')
  if (invalid) fail(73, `Invalid namespace specified '${db}.${name}'`)
  if (Buffer.byteLength(`${db}.${name}`) > maxNamespaceBytes) {
    fail(73, `Fully qualified namespace is too long. Namespace: ${db}.${name} Max: 255`)
  }
}
