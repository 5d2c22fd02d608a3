import { MongoClient } from 'mongodb'
import { testDatabase } from '../../../support/database'

describe('what a client asks first', () => {
  const client = new MongoClient(testDatabase('handshake').uri)
  const admin = client.db('admin')
  afterAll(() => client.close())

  it('is answered as a router of MongoDB 7.0 does', async () => {
    expect(await admin.command({ hello: 1 })).toMatchObject({
      isWritablePrimary: true,
      msg: 'isdbgrid',
      maxWireVersion: 21,
      minWireVersion: 0,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      logicalSessionTimeoutMinutes: 30,
      readOnly: false,
    })
    expect(await admin.command({ isMaster: 1 })).toMatchObject({ ismaster: true })
    expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' })
    expect(await admin.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  it('tells of the host, the connection, the parameters and the log', async () => {
    expect(await admin.command({ hostInfo: 1 })).toMatchObject({ system: { cpuAddrSize: 64 } })
    expect(await admin.command({ connectionStatus: 1 })).toMatchObject({
      authInfo: { authenticatedUsers: [] },
    })
    const parameter = { getParameter: 1, featureCompatibilityVersion: 1 }
    expect(await admin.command(parameter)).toMatchObject({
      featureCompatibilityVersion: { version: '7.0' },
    })
    await expect(admin.command({ getParameter: 1, nonsense: 1 })).rejects.toMatchObject({
      code: 72,
    })
    expect(await admin.command({ getLog: 'global' })).toMatchObject({ log: [] })
    const status = await admin.command({ serverStatus: 1 })
    expect(status.opcounters.command).toBeGreaterThan(0)
    expect(status.connections.current).toBeGreaterThan(0)
  })

  it('carries cluster time in sessions', async () => {
    const reply = await admin.command({ ping: 1 })
    expect(reply).toHaveProperty('operationTime')
    expect(reply).toHaveProperty(['$clusterTime', 'clusterTime'])
  })

  it('has no fail points on a socket', async () => {
    const on = admin.command({ configureFailPoint: 'failCommand', mode: 'alwaysOn', data: {} })
    await expect(on).rejects.toMatchObject({ code: 59 })
  })

  it('cannot promise other members', async () => {
    const writes = client.db().collection('writes')
    const many = writes.insertOne({ a: 1 }, { writeConcern: { w: 3 } })
    await expect(many).rejects.toMatchObject({ code: 100 })
    expect(await writes.countDocuments({ a: 1 })).toBe(1)
    await writes.insertOne({ a: 2 }, { writeConcern: { w: 0 } })
    await writes.insertOne({ a: 3 }, { writeConcern: { w: 'majority', j: true } })
  })

  it('starts, refreshes and ends sessions', async () => {
    const { id, timeoutMinutes } = await admin.command({ startSession: 1 })
    expect(timeoutMinutes).toBe(30)
    expect(await admin.command({ refreshSessions: [id] })).toMatchObject({ ok: 1 })
    expect(await admin.command({ endSessions: [id] })).toMatchObject({ ok: 1 })
    expect(await admin.command({ killSessions: [id] })).toMatchObject({ ok: 1 })
    await expect(admin.command({ endSessions: [{ id: 5 }] })).rejects.toMatchObject({ code: 9 })
  })
})
