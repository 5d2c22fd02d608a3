import type Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../../server/kit/endpoint'
import { tokenHashOf } from '../../../server/kit/identify'
import { startDoors, tokenOf } from '../../support/doors'

const members = [
  { id: 'ann', name: '安', roles: ['desk' as const] },
  { id: 'guest', name: '客', expiresAt: new Date('2026-03-04T12:00:00+08:00') },
]

function open(router: Router) {
  const reply = z.strictObject({ name: z.string() })
  router.get(
    '/me',
    endpoint({ summary: '我', who: 'caller', reply }, async ({ caller }) => ({
      name: caller.name,
    })),
  )
  router.get(
    '/desk',
    endpoint({ summary: '前台', roles: ['desk'], reply }, async ({ actor }) => ({
      name: actor.name,
    })),
  )
}

let doors: Awaited<ReturnType<typeof startDoors>>
beforeEach(async () => {
  doors = await startDoors(open, { members: members.map((member) => ({ ...member })) })
})
afterEach(async () => {
  jest.useRealTimers()
  await doors.stop()
})

const passFiveSeconds = () => {
  const later = Date.now() + 5_001
  jest.useFakeTimers({
    now: later,
    doNotFake: [
      'nextTick',
      'setImmediate',
      'setTimeout',
      'setInterval',
      'clearInterval',
      'clearTimeout',
      'queueMicrotask',
      'performance',
    ],
  })
}

describe('a token', () => {
  it.each([
    ['that nobody issued', `Bearer ${'z'.repeat(43)}`],
    ['that is too short', 'Bearer abc'],
    ['of another scheme', `Basic ${tokenOf('ann')}`],
    ['with an operator in it', 'Bearer {"$gt":""}'],
  ])('%s is answered like one that has ended', async (_, authorization) => {
    const answer = await doors.stranger.get('/me', { Authorization: authorization })
    expect([answer.status, answer.body.error.code]).toEqual([401, 'session.ended'])
  })

  it('is looked up once in five seconds', async () => {
    for (let call = 0; call < 5; call++) await doors.as('ann').get('/me')
    expect(doors.registry.asked).toBe(1)
    passFiveSeconds()
    await doors.as('ann').get('/me')
    expect(doors.registry.asked).toBe(2)
  })

  it('that was ended elsewhere ends here within five seconds', async () => {
    await doors.as('ann').get('/me')
    doors.registry.remove('ann')
    passFiveSeconds()
    expect((await doors.as('ann').get('/me')).status).toBe(401)
  })

  it('expires by the clock of the house, also while it is remembered', async () => {
    expect((await doors.as('guest').get('/me')).status).toBe(200)
    doors.clock.set('2026-03-04T12:00:00+08:00')
    expect((await doors.as('guest').get('/me')).body.error.code).toBe('session.ended')
  })
})

it('a role that was taken away is gone at the next call', async () => {
  expect((await doors.as('ann').get('/desk')).status).toBe(200)
  doors.members[0]?.roles?.splice(0)
  expect((await doors.as('ann').get('/desk')).status).toBe(403)
})

it('of a token only its hash is handed on', () => {
  expect(tokenHashOf(tokenOf('ann'))).toMatch(/^[\w-]{43}$/)
  expect(tokenHashOf(tokenOf('ann'))).not.toBe(tokenOf('ann'))
})
