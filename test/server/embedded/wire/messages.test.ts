import { createHash } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { deserialize, serialize } from 'bson'
import { testDatabase } from '../../../support/database'
import { body, opMsg, RawClient, sequence } from '../raw-client'

describe('the wire', () => {
  const { uri, name: $db } = testDatabase('wire')
  let raw: RawClient

  beforeEach(async () => {
    raw = await RawClient.connect(uri)
  })
  afterEach(() => raw.end())

  /** The engine still serves others. */
  async function alive(): Promise<void> {
    const other = new MongoClient(uri)
    expect(await other.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
    await other.close()
  }

  it('takes documents in a sequence beside the body', async () => {
    const documents = [{ _id: 1 }, { _id: 2 }]
    const reply = await raw.run({ insert: 'a', $db }, sequence('documents', documents))
    expect(reply).toMatchObject({ n: 2, ok: 1 })
    const updates = [{ q: { _id: 1 }, u: { $set: { x: 1 } } }]
    expect(await raw.run({ update: 'a', $db }, sequence('updates', updates))).toMatchObject({
      n: 1,
      nModified: 1,
    })
  })

  it('answers in the order of the questions', async () => {
    const replies = [raw.frame(), raw.frame(), raw.frame()]
    raw.write(
      Buffer.concat([
        opMsg(body({ insert: 'b', documents: [{ _id: 1 }], $db })),
        opMsg(body({ count: 'b', $db })),
        opMsg(body({ delete: 'b', deletes: [{ q: {}, limit: 0 }], $db })),
      ]),
    )
    const read = (await Promise.all(replies)).map((frame) =>
      deserialize(frame?.subarray(21) ?? Buffer.of()),
    )
    expect(read).toMatchObject([{ n: 1 }, { n: 1 }, { n: 1 }])
  })

  it('understands a frame that comes in pieces', async () => {
    const reply = raw.frame()
    for (const byte of opMsg(body({ ping: 1, $db }))) {
      raw.write(Buffer.of(byte))
      await new Promise(setImmediate)
    }
    expect(await reply).toBeDefined()
  })

  it('does not answer what wants no answer', async () => {
    const reply = raw.frame()
    raw.write(opMsg(body({ insert: 'c', documents: [{ _id: 1 }], $db }), 2))
    raw.write(opMsg(body({ count: 'c', $db })))
    expect(deserialize((await reply)?.subarray(21) ?? Buffer.of())).toMatchObject({ n: 1 })
  })

  it('passes over a checksum', async () => {
    const reply = raw.frame()
    const check = createHash('md5').update('any').digest().subarray(0, 4)
    raw.write(opMsg(Buffer.concat([body({ ping: 1, $db }), check]), 1))
    expect(await reply).toBeDefined()
  })

  it('answers the first hello of older drivers (OP_QUERY)', async () => {
    const query = serialize({ isMaster: 1, helloOk: true })
    const head = Buffer.alloc(20)
    const namespace = Buffer.from('admin.$cmd\0')
    const numbers = Buffer.alloc(8)
    numbers.writeInt32LE(-1, 4)
    const frame = Buffer.concat([head, namespace, numbers, query])
    frame.writeInt32LE(frame.length, 0)
    frame.writeInt32LE(2004, 12)
    const reply = raw.frame()
    raw.write(frame)
    const answer = await reply
    expect(answer?.readInt32LE(12)).toBe(1)
    expect(deserialize(answer?.subarray(36) ?? Buffer.of())).toMatchObject({ ismaster: true })
  })

  const cut = opMsg(body({ ping: 1, $db }))
  const short = Buffer.from(cut)
  short.writeInt32LE(short.length - 6, 20 + 1)
  const tooLong = Buffer.alloc(16)
  tooLong.writeInt32LE(48_000_001, 0)
  const negative = Buffer.alloc(16)
  negative.writeInt32LE(-5, 0)
  const unknown = opMsg(body({ ping: 1, $db }))
  unknown.writeInt32LE(2010, 12)

  it.each([
    ['a frame over the limit', tooLong],
    ['a negative length', negative],
    ['an unknown opcode', unknown],
    ['an unknown kind of section', opMsg(Buffer.of(7, 1, 2, 3))],
    ['an unknown required flag', opMsg(body({ ping: 1, $db }), 4)],
    ['no body', opMsg(sequence('documents', [{ a: 1 }]))],
    ['two bodies', opMsg(Buffer.concat([body({ ping: 1, $db }), body({ ping: 1, $db })]))],
    ['a document that ends too early', short],
    ['noise', Buffer.concat([Buffer.of(30, 0, 0, 0), Buffer.alloc(26, 0xfe)])],
  ])('ends the connection, and nothing else, on %s', async (_, frame) => {
    const reply = raw.frame()
    raw.write(frame)
    expect(await reply).toBeUndefined()
    await alive()
  })

  it('refuses stored bytes that are no BSON, and stores nothing', async () => {
    const nested = serialize({ _id: 1, a: { b: 1 } })
    const broken = Buffer.from(nested)
    broken.writeInt32LE(500, broken.indexOf(Buffer.from('\x03a\0', 'latin1')) + 3)
    const section = Buffer.concat([
      Buffer.of(1),
      Buffer.alloc(4),
      Buffer.from('documents\0'),
      broken,
    ])
    section.writeInt32LE(section.length - 1, 1)
    const reply = await raw.run({ insert: 'd', $db }, section)
    expect(reply).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 22 }] })
    expect(await raw.run({ count: 'd', $db })).toMatchObject({ n: 0 })
  })

  it('refuses documents nested without end (15)', async () => {
    let deep: Record<string, unknown> = {}
    for (let i = 0; i < 300; i++) deep = { d: deep }
    const reply = await raw.run({ insert: 'd', documents: [deep], $db })
    expect(reply).toMatchObject({
      writeErrors: [{ code: 15, errmsg: expect.any(String) as string }],
    })
    await alive()
  })

  it('takes names of objects’ own properties for ordinary fields', async () => {
    const reply = await raw.run({
      update: 'e',
      $db,
      updates: [
        {
          q: { _id: 1 },
          u: { $set: { 'constructor.prototype.polluted': 1, '__proto__.polluted': 1 } },
          upsert: true,
        },
      ],
    })
    expect(reply).toMatchObject({ n: 1 })
    const found = await raw.run({ find: 'e', filter: { 'constructor.prototype.polluted': 1 }, $db })
    expect(found).toMatchObject({ cursor: { firstBatch: [{ _id: 1 }] } })
    expect(await raw.run({ find: 'e', filter: { polluted: 1 }, $db })).toMatchObject({
      cursor: { firstBatch: [] },
    })
    await alive()
  })

  it.each(['', 'a b', 'a.b', 'a/b', 'a$b', 'x'.repeat(64)])(
    'refuses the database name "%s"',
    async (db) => {
      expect(await raw.run({ ping: 1, $db: db })).toMatchObject({ ok: 0, code: 73 })
    },
  )
})
