import type { Document } from 'bson'
import { OwnEngine } from '../engines'
import { body, long, newSession, opMsg, RawClient } from '../raw-client'

describe('retryable writes', () => {
  const engine = new OwnEngine()
  let raw: RawClient

  beforeAll(() => engine.start())
  beforeEach(async () => {
    raw = await RawClient.connect(engine.uri)
  })
  afterEach(() => raw.end())
  afterAll(() => engine.end())

  const numbered = (command: Document, lsid: Document, txnNumber: number): Document => ({
    ...command,
    $db: 'retries',
    lsid,
    txnNumber: long(txnNumber),
  })
  const count = async (name: string): Promise<number> =>
    ((await raw.run({ count: name, $db: 'retries' }))?.n as number | undefined) ?? -1

  it('happen once however often they are sent', async () => {
    const lsid = newSession()
    const insert = numbered({ insert: 'a', documents: [{ n: 1 }] }, lsid, 1)
    const first = await raw.run(insert)
    expect(await raw.run(insert)).toEqual(first)
    expect(await count('a')).toBe(1)
    const add = { findAndModify: 'a', query: { n: 1 }, update: { $inc: { n: 1 } }, new: true }
    const changed = await raw.run(numbered(add, lsid, 2))
    expect(changed).toMatchObject({ value: { n: 2 } })
    expect(await raw.run(numbered(add, lsid, 2))).toEqual(changed)
  })

  it('happen once when sent twice at the same time', async () => {
    const other = await RawClient.connect(engine.uri)
    const insert = numbered({ insert: 'b', documents: [{ n: 1 }] }, newSession(), 1)
    const [mine, theirs] = await Promise.all([raw.run(insert), other.run(insert)])
    expect(mine).toMatchObject({ n: 1 })
    expect(theirs).toMatchObject({ n: 1 })
    expect(await count('b')).toBe(1)
    other.end()
  })

  it('are refused when a newer one has come (225)', async () => {
    const lsid = newSession()
    await raw.run(numbered({ insert: 'c', documents: [{ n: 1 }] }, lsid, 5))
    const old = await raw.run(numbered({ insert: 'c', documents: [{ n: 2 }] }, lsid, 4))
    expect(old).toMatchObject({ ok: 0, code: 225, codeName: 'TransactionTooOld' })
  })

  it('are remembered over a restart, and over a crash', async () => {
    const lsid = newSession()
    const insert = numbered({ insert: 'd', documents: [{ n: 1 }] }, lsid, 1)
    const first = await raw.run(insert)
    await engine.stop()
    await engine.start()
    raw = await RawClient.connect(engine.uri)
    expect(await raw.run(insert)).toEqual(first)
    const second = numbered({ insert: 'd', documents: [{ n: 2 }] }, lsid, 2)
    await raw.run(second)
    await engine.kill()
    await engine.start()
    raw = await RawClient.connect(engine.uri)
    expect(await raw.run(second)).toMatchObject({ n: 1, ok: 1 })
    expect(await count('d')).toBe(2)
  })

  it('of a commit are remembered too', async () => {
    const lsid = newSession()
    const part = { autocommit: false }
    const begin = { insert: 'e', documents: [{ n: 1 }], startTransaction: true, ...part }
    expect(await raw.run(numbered(begin, lsid, 1))).toMatchObject({ n: 1 })
    const commit = { ...numbered({ commitTransaction: 1, ...part }, lsid, 1), $db: 'admin' }
    expect(await raw.run(commit)).toMatchObject({ ok: 1 })
    expect(await raw.run(commit)).toMatchObject({ ok: 1 })
    await engine.kill()
    await engine.start()
    raw = await RawClient.connect(engine.uri)
    expect(await raw.run(commit)).toMatchObject({ ok: 1 })
    expect(await count('e')).toBe(1)
    const unknown = {
      ...numbered({ commitTransaction: 1, ...part }, newSession(), 1),
      $db: 'admin',
    }
    expect(await raw.run(unknown)).toMatchObject({
      code: 251,
      errorLabels: ['TransientTransactionError'],
    })
  })

  it('need a session', async () => {
    const alone = { insert: 'f', documents: [{}], $db: 'retries', txnNumber: long(1) }
    expect(await raw.run(alone)).toMatchObject({ code: 72, codeName: 'InvalidOptions' })
  })

  it('cannot start or continue a transaction out of turn', async () => {
    const lsid = newSession()
    const statement = { find: 'a', autocommit: false }
    expect(await raw.run(numbered(statement, lsid, 1))).toMatchObject({ code: 251 })
    const begin = { ...statement, startTransaction: true }
    expect(await raw.run(numbered(begin, lsid, 1))).toMatchObject({ ok: 1 })
    expect(await raw.run(numbered(begin, lsid, 1))).toMatchObject({ code: 50911 })
    const abort = { ...numbered({ abortTransaction: 1, autocommit: false }, lsid, 1), $db: 'admin' }
    expect(await raw.run(abort)).toMatchObject({ ok: 1 })
    expect(await raw.run(abort)).toMatchObject({ code: 251 })
  })

  it('are written before they are answered, also on a connection that is gone', async () => {
    raw.write(opMsg(body(numbered({ insert: 'g', documents: [{ n: 1 }] }, newSession(), 1))))
    raw.end()
    raw = await RawClient.connect(engine.uri)
    for (let i = 0; i < 100 && (await count('g')) === 0; i++) await new Promise(setImmediate)
    expect(await count('g')).toBe(1)
  })
})
