import type Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../../server/kit/endpoint'
import { startDoors } from '../../support/doors'

function open(router: Router) {
  const reply = z.strictObject({})
  router.get(
    '/open',
    endpoint({ summary: '公开', who: 'anyone', reply }, async () => ({})),
  )
  router.get(
    '/watched',
    endpoint({ summary: '看护', who: 'anyone', unlimited: true, reply }, async () => ({})),
  )
  router.get(
    '/me',
    endpoint({ summary: '我', who: 'caller', reply }, async () => ({})),
  )
}

const members = [
  { id: 'ann', name: '安' },
  { id: 'ben', name: '本' },
]
let doors: Awaited<ReturnType<typeof startDoors>>
beforeAll(async () => {
  doors = await startDoors(open, { members, ratePerMinute: 30 })
})
afterAll(() => doors.stop())

describe('30 requests a minute', () => {
  it('are enough for one person, and the next says when to come again', async () => {
    for (let call = 0; call < 30; call++)
      expect((await doors.as('ann').get('/me')).status).toBe(200)
    const answer = await doors.as('ann').get('/me')
    expect([answer.status, answer.body.error.code]).toEqual([429, 'limit.too-many'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('are counted for each person alone', async () => {
    expect((await doors.as('ben').get('/me')).status).toBe(200)
  })

  it('are counted by address for strangers', async () => {
    const statuses = []
    for (let call = 0; call < 31; call++) statuses.push((await doors.stranger.get('/open')).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(30)
    expect(statuses.at(-1)).toBe(429)
  })

  it('count a stranger who knocks without a token, but not whoever watches over the service', async () => {
    const knocked = await doors.stranger.get('/me')
    expect([knocked.status, knocked.body.error.code]).toEqual([429, 'limit.too-many'])
    expect((await doors.stranger.get('/watched')).status).toBe(200)
  })

  it('are three for tokens nobody knows', async () => {
    const wrong = { Authorization: `Bearer ${'q'.repeat(43)}` }
    const statuses = []
    for (let call = 0; call < 4; call++)
      statuses.push((await doors.stranger.get('/me', wrong)).status)
    expect(statuses).toEqual([401, 401, 401, 429])
  })
})
