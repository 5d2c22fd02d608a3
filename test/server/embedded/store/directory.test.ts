import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from 'lmdb'
import { checkDatabase } from '../../../../server/embedded/store/check-database'
import { startEngine } from '../../../../tools/database/engine-process'
import { OwnEngine, scratch } from '../engines'

describe('a data directory', () => {
  const place = scratch()
  let round = 0
  let data = ''

  beforeEach(() => {
    data = join(place.path, `data${String(++round)}`)
  })
  afterAll(() => place.clean())

  const start = (): Promise<unknown> =>
    startEngine(['--data', data, '--socket', join(place.path, `${String(round)}.sock`)])

  it('has one owner; the second is told who the first is', async () => {
    const first = new OwnEngine()
    await first.start()
    data = first.data
    const pid = String(first.running?.process.pid)
    await expect(start()).rejects.toThrow(
      `is in use by process ${pid}. Stop that process first, or start with another data directory.`,
    )
    const client = await first.connect()
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 })
    await first.end()
  })

  it('has one owner when several start at once', async () => {
    const engines = await Promise.allSettled(
      Array.from({ length: 4 }, (_, i) =>
        startEngine(['--data', data, '--socket', join(place.path, `race${String(i)}.sock`)]),
      ),
    )
    const started = engines.flatMap((engine) =>
      engine.status === 'fulfilled' ? [engine.value] : [],
    )
    await Promise.all(started.map((engine) => engine.stop()))
    expect(started).toHaveLength(1)
  })

  it('is free again after its owner was killed', async () => {
    const engine = new OwnEngine()
    await engine.start()
    await engine.kill()
    await engine.start()
    await engine.end()
  })

  it('with other files in it is refused and left alone', async () => {
    mkdirSync(data)
    writeFileSync(join(data, 'letters.txt'), 'dear')
    await expect(start()).rejects.toThrow(
      'is not empty and holds no database (it holds letters.txt)',
    )
    expect(readFileSync(join(data, 'letters.txt'), 'utf8')).toBe('dear')
  })

  it('of another program is refused', async () => {
    const other = open(data, { noSubdir: false })
    await other.put('key', 'value')
    await other.close()
    await expect(start()).rejects.toThrow('it is the database of another program')
  })

  async function filled(): Promise<string> {
    const engine = new OwnEngine()
    await engine.start()
    const client = await engine.connect()
    const rows = Array.from({ length: 2000 }, (_, n) => ({ n, text: 'x'.repeat(400) }))
    await client.db('d').collection('c').insertMany(rows)
    await engine.stop()
    data = engine.data
    return join(data, 'data.mdb')
  }

  it('that is cut short is refused in words', async () => {
    const file = await filled()
    truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)
    await expect(start()).rejects.toThrow('data.mdb is cut short. Nothing was changed.')
    truncateSync(file, 100)
    await expect(start()).rejects.toThrow('data.mdb is cut short')
  })

  it('with a damaged first page is refused in words', async () => {
    const file = await filled()
    const bytes = readFileSync(file)
    bytes.fill(0xee, 0, 4096)
    writeFileSync(file, bytes)
    await expect(start()).rejects.toThrow('data.mdb is not a database file')
  })

  it('with a damaged page is found out by a check', async () => {
    const file = await filled()
    expect((await checkDatabase(data)).errors).toEqual([])
    const bytes = readFileSync(file)
    bytes.fill(0, 40 * 4096, 41 * 4096)
    writeFileSync(file, bytes)
    await expect(checkDatabase(data)).rejects.toThrow(/page \d+ is damaged/)
  })

  it('from a newer version is refused', async () => {
    const file = await filled()
    expect(statSync(file).size).toBeGreaterThan(0)
    const database = open(data, { encoding: 'binary', keyEncoding: 'binary', noSubdir: false })
    await database.put(Buffer.of(0, 0, 0, 0, 1), Buffer.of(99))
    await database.close()
    await expect(start()).rejects.toThrow('its format is 99, and this program knows 1')
  })
})

describe('where it listens', () => {
  const place = scratch()
  const data = join(place.path, 'data')
  afterAll(() => place.clean())

  it.each([
    ['all addresses', ['--port', '0', '--host', '0.0.0.0'], 'loopback only'],
    ['a host of the network', ['--port', '0', '--host', '192.168.1.5'], 'loopback only'],
    ['no address', [], 'usage'],
    ['a port that is no number', ['--port', 'abc'], 'whole number'],
    ['a port too high', ['--port', '70000'], 'at most 65535'],
    ['a path too long', ['--socket', `/tmp/${'x'.repeat(120)}/db.sock`], 'longer than'],
  ])('is never %s', async (_, address, message) => {
    await expect(startEngine(['--data', data, ...address])).rejects.toThrow(message)
  })

  it('is never a socket that others can reach', async () => {
    const open = join(place.path, 'open')
    mkdirSync(open)
    chmodSync(open, 0o755)
    const start = startEngine(['--data', data, '--socket', join(open, 'db.sock')])
    await expect(start).rejects.toThrow('must have mode 0700')
  })

  it('ends when the process that started it is gone', async () => {
    const engine = await startEngine(['--data', data, '--socket', join(place.path, 'db.sock')])
    const gone = new Promise((done) => engine.process.once('exit', done))
    engine.process.stdin?.end()
    expect(await gone).toBe(0)
  })
})
