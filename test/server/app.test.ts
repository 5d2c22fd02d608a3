import { connect } from 'node:net'
import mongoose from 'mongoose'
import { startApi } from '../support/api'
import type { Api, Client } from '../support/api'
import { settleCounty } from '../support/build'

let api: Api
let desk: Client
let ending = false

beforeAll(async () => {
  api = await startApi({ label: 'app', isEnding: () => ending })
  const staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

describe('the service', () => {
  it('is alive and ready', async () => {
    expect((await api.stranger.get('/healthz')).body).toEqual({ status: 'ok' })
    expect((await api.stranger.get('/readyz')).body).toEqual({ status: 'ready' })
  })

  it('tells its time with every answer', async () => {
    const { body, headers } = await api.stranger.get('/api/clock')
    expect(body).toEqual({ now: '2026-03-04T02:00:00.000Z', day: '2026-03-04' })
    expect(headers.get('x-now')).toBe('2026-03-04T02:00:00.000Z')
  })

  it('is no longer ready once it is ending, but still alive', async () => {
    ending = true
    const answer = await api.stranger.get('/readyz')
    expect([answer.status, answer.body.error.code]).toEqual([503, 'server.ending'])
    expect(answer.headers.get('retry-after')).toBe('5')
    expect((await api.stranger.get('/healthz')).status).toBe(200)
    ending = false
  })

  it('asks of each collection at most one unique key besides its id', () => {
    for (const { collection, schema } of Object.values(mongoose.models)) {
      const unique = schema.indexes().filter(([, options]) => options.unique)
      expect([collection.name, unique.length <= 1]).toEqual([collection.name, true])
    }
  })

  it('has no demo door and no preview outside demo mode', async () => {
    for (const path of ['/', '/theatre', '/phone', '/api/demo/people']) {
      expect((await api.stranger.get(path)).status).toBe(404)
    }
    for (const path of ['/api/session/demo', '/api/demo/clock']) {
      expect((await api.stranger.post(path, { persona: 'manager' })).status).toBe(404)
    }
  })

  it('survives a sender who goes away in the middle of a body', async () => {
    const { port } = new URL(api.url)
    await new Promise<void>((done) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = `POST /api/people HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${desk.token ?? ''}\r\n`
        socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":`)
        setTimeout(() => socket.destroy(), 100)
      })
      socket.on('close', () => setTimeout(done, 100))
    })
    expect((await api.stranger.get('/healthz')).status).toBe(200)
  })

  it('writes who and which route into its log, but no name and nothing of a query', async () => {
    await desk.get('/api/people?q=%E7%8E%8B%E6%A1%82%E8%8A%B3')
    const lines = await api.logged()
    expect(lines).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        route: '/api/people',
        status: 200,
        by: expect.any(String),
      }),
    )
    const text = JSON.stringify(lines)
    expect(text).not.toMatch(/王桂芳|%E7%8E%8B|东前台/)
    expect(text).not.toContain(desk.token)
  })
})
