import Router from '@koa/router'
import type { Clock } from '../../kit/clock'
import { endpoint } from '../../kit/endpoint'
import { personParams } from '../input'
import {
  askedReply,
  changeInput,
  confirmInput,
  deskChangeInput,
  deskEndInput,
  deskInput,
  deskMandateParams,
  linkCodeReply,
  mandateInput,
  mandateListReply,
  mandateParams as params,
  mandateReply as reply,
  mandatesReply,
} from '../mandates/input'
import type { Mandates } from '../mandates/service'
import { mandatesView, mandateView } from '../mandates/view'
import { fileRoles } from '../policy'

interface Needs {
  mandates: Mandates
  clock: Clock
}

/** Who may act for whom. */
export function mandateRoutes(needs: Needs): Router {
  const router = new Router()
  askAndRead(router, needs)
  answer(router, needs)
  atTheDesk(router, needs)
  changedAtTheDesk(router, needs)
  return router
}

function askAndRead(router: Router, { mandates, clock }: Needs) {
  router.get(
    '/mandates',
    endpoint({ summary: '谁能替我办事，我能替谁办事', reply: mandatesReply }, async ({ actor }) =>
      mandatesView(await mandates.mine(actor), actor.id, clock.today()),
    ),
  )
  router.post(
    '/mandates',
    endpoint(
      { summary: '请对方确认授权', body: mandateInput, reply: askedReply, status: 201 },
      async ({ actor, body }) => {
        const asked = await mandates.ask(actor, body)
        const told = asked ? { mandate: mandateView(asked, actor.id, clock.today()) } : {}
        return { sent: true as const, ...told }
      },
    ),
  )
  router.post(
    '/me/link-code',
    endpoint({ summary: '我的关联二维码', reply: linkCodeReply, secret: true }, async ({ actor }) =>
      mandates.showCode(actor.id),
    ),
  )
}

function answer(router: Router, { mandates, clock }: Needs) {
  const path = '/mandates/:id'
  router.post(
    `${path}/confirm`,
    endpoint(
      { summary: '同意授权', params, body: confirmInput, reply },
      async ({ actor, params: { id }, body }) =>
        mandateView(await mandates.confirm(actor, id, body), actor.id, clock.today()),
    ),
  )
  router.post(
    `${path}/decline`,
    endpoint({ summary: '谢绝授权', params, reply }, async ({ actor, params: { id } }) =>
      mandateView(await mandates.decline(actor, id), actor.id, clock.today()),
    ),
  )
  router.post(
    `${path}/revoke`,
    endpoint({ summary: '收回授权', params, reply }, async ({ actor, params: { id } }) =>
      mandateView(await mandates.revoke(actor, id), actor.id, clock.today()),
    ),
  )
  router.post(
    `${path}/change`,
    endpoint(
      { summary: '改动授权', params, body: changeInput, reply },
      async ({ actor, params: { id }, body }) =>
        mandateView(await mandates.change(actor, id, body), actor.id, clock.today()),
    ),
  )
}

function atTheDesk(router: Router, { mandates, clock }: Needs) {
  const desk = { roles: fileRoles, params: personParams }
  router.get(
    '/people/:id/mandates',
    endpoint(
      { ...desk, summary: '老人的授权', reply: mandateListReply },
      async ({ actor, params: { id } }) => {
        const all = await mandates.ofElder(actor, id)
        return all.map((mandate) => mandateView(mandate, actor.id, clock.today()))
      },
    ),
  )
  router.post(
    '/people/:id/mandates',
    endpoint(
      { ...desk, summary: '当面登记授权', body: deskInput, reply, status: 201 },
      async ({ actor, params: { id }, body }) =>
        mandateView(await mandates.write(actor, id, body), actor.id, clock.today()),
    ),
  )
}

function changedAtTheDesk(router: Router, { mandates, clock }: Needs) {
  const path = '/people/:id/mandates/:mandateId'
  const desk = { roles: fileRoles, params: deskMandateParams, reply }
  router.post(
    `${path}/end`,
    endpoint(
      { ...desk, summary: '当面结束授权', body: deskEndInput },
      async ({ actor, params: of, body }) =>
        mandateView(await mandates.endAtDesk(actor, of, body), actor.id, clock.today()),
    ),
  )
  router.post(
    `${path}/change`,
    endpoint(
      { ...desk, summary: '当面改动授权', body: deskChangeInput },
      async ({ actor, params: of, body }) =>
        mandateView(await mandates.changeAtDesk(actor, of, body), actor.id, clock.today()),
    ),
  )
}
