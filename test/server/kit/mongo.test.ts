import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { serialize } from 'bson'
import mongoose from 'mongoose'
import { connectDatabase, databaseAnswers } from '../../../server/kit/mongo'
import { startEmbedded } from '../../../server/kit/mongo-embedded'

const room = mkdtempSync(join(tmpdir(), 'linli-mongo-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))
const unexpected = () => {
  throw new Error('the database was lost')
}

describe('the embedded database', () => {
  it('starts in its data directory, answers, and ends leaving only the data', async () => {
    const dataDir = join(room, 'a')
    const database = await connectDatabase({ dataDir, onLost: unexpected })
    expect(await databaseAnswers()).toBe(true)
    await mongoose.connection.collection('notes').insertOne({ says: '还在' })
    await database.close()
    expect(await databaseAnswers()).toBe(false)

    const again = await connectDatabase({ dataDir, onLost: unexpected })
    expect(await mongoose.connection.collection('notes').findOne({})).toMatchObject({
      says: '还在',
    })
    await again.close()
  })

  it('listens where only this user may enter, and leaves nothing behind there', async () => {
    const embedded = await startEmbedded(join(room, 'b'), unexpected)
    const socket = decodeURIComponent(/mongodb:\/\/([^/?]+)/.exec(embedded.uri)?.[1] ?? '')
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700)
    await embedded.stop()
    expect(existsSync(dirname(socket))).toBe(false)
  })

  it('says so when another server uses the data directory, and harms nothing', async () => {
    const dataDir = join(room, 'c')
    const first = await startEmbedded(dataDir, unexpected)
    await expect(startEmbedded(dataDir, unexpected)).rejects.toMatchObject({
      name: 'StartRefusal',
      message: expect.stringMatching(/正被另一个.*in use/),
    })
    await first.stop()
    await (await startEmbedded(dataDir, unexpected)).stop()
  })

  it('tells when it is lost', async () => {
    let lost = false
    const embedded = await startEmbedded(join(room, 'd'), () => (lost = true))
    process.kill(embedded.pid, 'SIGKILL')
    await embedded.ended
    expect(lost).toBe(true)
  })

  it('does not start in a directory that holds something else', async () => {
    const dataDir = mkdtempSync(join(room, 'e-'))
    writeFileSync(join(dataDir, 'letter.txt'), '不是数据库')
    await expect(startEmbedded(dataDir, unexpected)).rejects.toMatchObject({ name: 'StartRefusal' })
  })
})

it('a DATA_DIR that names a file is refused in one sentence', async () => {
  const dataDir = join(room, 'file')
  writeFileSync(dataDir, '')
  for (const path of [dataDir, join(dataDir, 'below')]) {
    await expect(startEmbedded(path, unexpected)).rejects.toMatchObject({
      name: 'StartRefusal',
      message: expect.stringContaining('DATA_DIR'),
    })
  }
})

describe('MONGODB_URI', () => {
  it('that nobody answers is said in one sentence', async () => {
    const mongodbUri = `mongodb://127.0.0.1:1/linli?serverSelectionTimeoutMS=300`
    await expect(
      connectDatabase({ mongodbUri, dataDir: room, onLost: unexpected }),
    ).rejects.toMatchObject({
      name: 'StartRefusal',
      message: expect.stringContaining('连不上数据库'),
    })
    await mongoose.disconnect()
  })

  it('of a stand-alone server is refused in one sentence', async () => {
    const standalone = await startStandalone()
    await expect(
      connectDatabase({ mongodbUri: standalone.uri, dataDir: room, onLost: unexpected }),
    ).rejects.toMatchObject({
      name: 'StartRefusal',
      message: expect.stringContaining('replica set'),
    })
    await standalone.stop()
  })
})

/** A server that greets like a MongoDB of its own: neither a replica set nor a router of a cluster. */
async function startStandalone() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (message) => socket.write(greeting(message)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((done) => server.close(() => done()))
  }
  return { uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/linli`, stop }
}

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013

function greeting(message: Buffer): Buffer {
  const hello = serialize({
    isWritablePrimary: true,
    ismaster: true,
    minWireVersion: 0,
    maxWireVersion: 21,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    ok: 1,
  })
  const legacy = message.readInt32LE(12) === OP_QUERY
  const between = legacy ? Buffer.alloc(20) : Buffer.alloc(5)
  if (legacy) between.writeInt32LE(1, 16)
  const head = Buffer.alloc(16)
  head.writeInt32LE(head.length + between.length + hello.length, 0)
  head.writeInt32LE(message.readInt32LE(4), 8)
  head.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12)
  return Buffer.concat([head, between, hello])
}
