import { createJobs } from '../../../server/kit/jobs'
import { createLog } from '../../../server/kit/log'
import { demoRoutes } from '../../../server/kit/demo-routes'
import { startTownClock } from '../../../server/kit/town-clock'
import type { TownClock } from '../../../server/kit/town-clock'
import { personas } from '../../../shared/session'
import { startDoors } from '../../support/doors'

/** A town of one street: everybody lives in it once it is built. */
const town = {
  built: true,
  people: () =>
    personas.map((persona) => ({
      persona,
      name: persona,
      role: '居民',
      says: '你好',
      home: '/pages/home/index',
    })),
  papers: () => ({ name: '刘大山', identityNumber: '990101195710090018', phone: '15400000006' }),
  personIdOf: async (persona: string) => (town.built ? `id-of-${persona}` : undefined),
  seedIfEmpty: async () => undefined,
}
const done: string[] = []
const log = createLog({ file: '/dev/null' })
let clock: TownClock
let doors: Awaited<ReturnType<typeof startDoors>>

beforeAll(async () => {
  doors = await startDoors((router) => {
    const late: TownClock = {
      now: () => clock.now(),
      today: () => clock.today(),
      begin: (at) => clock.begin(at),
      moveTo: (to) => clock.moveTo(to),
      stop: () => clock.stop(),
    }
    const job = {
      name: 'test.daily',
      at: '0 8 * * *',
      run: async () => ({ done: done.push(late.today()) }),
    }
    const jobs = createJobs({ jobs: [job], clock: late, log })
    const openSession = async (personId: string) => `token-of-${personId}`
    const nameOf = async (personId: string) => `name-of-${personId}`
    router.use(demoRoutes({ town, clock: late, jobs, openSession, nameOf }).routes())
  })
  clock = await startTownClock()
  await clock.begin(new Date('2026-03-04T10:00:00+08:00'))
})
afterAll(async () => {
  clock.stop()
  await doors.stop()
  await log.close()
})

const signIn = (body: unknown) => doors.stranger.post('/session/demo', body)
const move = (to: unknown) => doors.stranger.post('/demo/clock', { to })

describe('the people of the landing page', () => {
  it('are all of them, in order', async () => {
    const { body } = await doors.stranger.get('/demo/people')
    expect((body as { persona: string }[]).map(({ persona }) => persona)).toEqual(personas)
  })
})

describe('signing in as a persona', () => {
  it.each(personas)('works for %s', async (persona) => {
    const answer = await signIn({ persona })
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        token: `token-of-id-of-${persona}`,
        person: { id: `id-of-${persona}`, name: `name-of-id-of-${persona}` },
      },
    ])
  })

  it('is never kept under an idempotency key', async () => {
    const headers = { 'Idempotency-Key': 'k' }
    await doors.stranger.post('/session/demo', { persona: 'manager' }, headers)
    const again = await doors.stranger.post('/session/demo', { persona: 'county' }, headers)
    expect(again.body.token).toBe('token-of-id-of-county')
  })

  it.each([
    {},
    { persona: 'admin' },
    { persona: { $ne: '' } },
    { persona: '__proto__' },
    { persona: 'manager', days: 9 },
  ])('refuses %j', async (body) => expect((await signIn(body)).status).toBe(422))

  it('is refused where the database holds no town', async () => {
    town.built = false
    const answer = await signIn({ persona: 'manager' })
    town.built = true
    expect([answer.status, answer.body.error.code]).toEqual([409, 'demo.no-town'])
  })
})

describe('moving the clock', () => {
  it('answers after the jobs that are due then have run', async () => {
    done.splice(0)
    const answer = await move('2026-04-01T08:00:00+08:00')
    expect([answer.status, answer.body.day]).toEqual([200, '2026-04-01'])
    expect(done).toEqual(['2026-04-01'])
  })

  it('goes forward only', async () => {
    const answer = await move('2026-03-04T10:00:00+08:00')
    expect([answer.status, answer.body.error.code]).toEqual([409, 'clock.backwards'])
  })

  it.each([
    '2026-05-01',
    'tomorrow',
    0,
    null,
    { $date: 0 },
    '2026-05-01T08:00:00',
    '+275761-01-01T00:00:00Z',
  ])('refuses %j, which is no instant', async (to) => expect((await move(to)).status).toBe(422))

  it('goes ten years at most', async () => {
    expect((await move('2066-01-01T00:00:00Z')).body.error.code).toBe('clock.too-far')
  })
})
