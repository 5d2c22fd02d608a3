import { startApi } from '../support/api'
import type { Api } from '../support/api'

let api: Api
beforeAll(async () => {
  api = await startApi({ label: 'app-limits', ratePerMinute: 2, trustProxy: true })
})
afterAll(() => api.stop())

const clock = async (from: string) =>
  (await api.stranger.get('/api/clock', { 'X-Forwarded-For': from })).status

describe('behind a proxy', () => {
  it('a stranger is counted by the address the proxy saw, whatever else the header says', async () => {
    expect([await clock('10.0.0.9'), await clock('10.0.0.9')]).toEqual([200, 200])
    expect(await clock('1.2.3.4, 10.0.0.9')).toBe(429)
    expect(await clock('10.0.0.8')).toBe(200)
  })

  it('whoever watches over the service is never turned away', async () => {
    for (let call = 0; call < 5; call++) {
      expect((await api.stranger.get('/healthz')).status).toBe(200)
      expect((await api.stranger.get('/readyz')).status).toBe(200)
    }
  })
})
