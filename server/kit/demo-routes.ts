import Router from '@koa/router'
import { z } from 'zod'
import { personas } from '../../shared/session'
import type { DemoPapers } from '../../shared/session'
import type { Town } from './demo-town'
import { endpoint } from './endpoint'
import type { Jobs } from './jobs'
import { refuse, refuseUnless } from './refusal'
import { clockView } from './system-routes'
import type { TownClock } from './town-clock'

const FURTHEST_YEARS = 10
const YEAR_MS = 366 * 86_400_000

interface Needs {
  town: Town
  clock: TownClock
  jobs: Jobs
  /** Opens a session that does not expire and answers its token. */
  openSession: (personId: string) => Promise<string>
  nameOf: (personId: string) => Promise<string | undefined>
}

const personReply = z.strictObject({
  persona: z.enum(personas),
  name: z.string(),
  role: z.string(),
  says: z.string(),
  home: z.string(),
})
const papersReply = z.strictObject({
  name: z.string(),
  identityNumber: z.string(),
  phone: z.string(),
}) satisfies z.ZodType<DemoPapers>
const clockInput = z.strictObject({ to: z.iso.datetime({ offset: true }) })
const clockReply = z.strictObject({ now: z.string(), day: z.string() })
const signInInput = z.strictObject({ persona: z.enum(personas) })
const signInReply = z.strictObject({
  token: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string() }),
})

/** Only in demo mode: the people to sign in as, signing in, and moving the clock. */
export function demoRoutes(needs: Needs): Router {
  const router = new Router()
  addSignIn(router, needs)
  addClock(router, needs)
  return router
}

function addSignIn(router: Router, { town, openSession, nameOf }: Needs) {
  router.get(
    '/demo/people',
    endpoint({ summary: '演示人物', who: 'anyone', reply: z.array(personReply) }, async () =>
      town.people(),
    ),
  )
  router.get(
    '/demo/papers',
    endpoint({ summary: '演示用的证件', who: 'anyone', reply: papersReply }, async () =>
      town.papers(),
    ),
  )
  router.post(
    '/session/demo',
    endpoint(
      {
        summary: '以演示人物登录',
        who: 'anyone',
        body: signInInput,
        reply: signInReply,
        status: 201,
        secret: true,
      },
      async ({ body }) => {
        const id = (await town.personIdOf(body.persona)) ?? refuse('demo.no-town')
        const name = (await nameOf(id)) ?? refuse('demo.no-town')
        return { token: await openSession(id), person: { id, name } }
      },
    ),
  )
}

function addClock(router: Router, { clock, jobs }: Needs) {
  router.post(
    '/demo/clock',
    endpoint(
      { summary: '把时间往后调', who: 'anyone', body: clockInput, reply: clockReply },
      async ({ body }) => {
        const to = new Date(body.to)
        const latest = clock.now().getTime() + FURTHEST_YEARS * YEAR_MS
        refuseUnless(to.getTime() <= latest, 'clock.too-far')
        await clock.moveTo(to)
        await jobs.runDue()
        return clockView(clock)
      },
    ),
  )
}
