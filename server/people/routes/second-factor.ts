import Router from '@koa/router'
import { z } from 'zod'
import { endpoint } from '../../kit/endpoint'
import { sessionReply } from '../replies'
import { pollInput, ticketParams, totpInput } from '../sign-in/input'
import { enrolReply, pcPollReply, pcTicketReply } from '../sign-in/replies'
import type { SignIn } from '../sign-in/service'

interface Needs {
  signIn: SignIn
  /** Forgets the identity kept for this token, so that its new rights count at once. */
  forget: (tokenHash: string) => void
}

/** The second factor of a session, and signing in at a PC with the phone. */
export function secondFactorRoutes(needs: Needs): Router {
  const router = new Router({ prefix: '/session' })
  addCodes(router, needs)
  addPc(router, needs)
  return router
}

const passes = { who: 'caller', body: totpInput, reply: sessionReply, secret: true } as const

function addCodes(router: Router, { signIn: { secondFactor }, forget }: Needs) {
  router.post(
    '/totp/enrol',
    endpoint(
      { summary: '设置动态验证码', who: 'caller', reply: enrolReply, status: 201, secret: true },
      async ({ caller }) => secondFactor.enrol(caller),
    ),
  )
  router.post(
    '/totp/confirm',
    endpoint({ ...passes, summary: '确认动态验证码' }, async ({ caller, body }) => {
      const session = await secondFactor.confirm(caller, body.code)
      forget(caller.identity.tokenHash)
      return session
    }),
  )
  router.post(
    '/totp',
    endpoint({ ...passes, summary: '输入动态验证码' }, async ({ caller, body }) => {
      const session = await secondFactor.stepUp(caller, body.code)
      forget(caller.identity.tokenHash)
      return session
    }),
  )
}

function addPc(router: Router, { signIn: { pc } }: Needs) {
  router.post(
    '/pc',
    endpoint(
      { summary: '电脑请求登录', who: 'anyone', reply: pcTicketReply, status: 201, secret: true },
      async () => pc.ask(),
    ),
  )
  router.post(
    '/pc/:ticket/poll',
    endpoint(
      {
        summary: '电脑等待确认',
        who: 'anyone',
        params: ticketParams,
        body: pollInput,
        reply: pcPollReply,
        secret: true,
      },
      async ({ params, body }) => pc.poll(params.ticket, body.secret),
    ),
  )
  router.post(
    '/pc/:ticket/confirm',
    endpoint(
      {
        summary: '手机确认电脑登录',
        who: 'caller',
        params: ticketParams,
        reply: z.null(),
        status: 204,
      },
      async ({ caller, params }) => {
        await pc.confirm(caller, params.ticket)
        return null
      },
    ),
  )
}
