import Router from '@koa/router'
import { z } from 'zod'
import type { Clock } from '../../kit/clock'
import { endpoint } from '../../kit/endpoint'
import { opensFile } from '../access/shown'
import { personParams } from '../input'
import { doorCardInput } from '../input-register'
import { fileRoles } from '../policy'
import { doorCardReply, hitReply } from '../replies-register'
import { hitView } from '../search'
import type { People } from '../service'

const staff = { roles: fileRoles, params: personParams }
/** Null when no card hangs at the door. */
const hanging = { ...staff, summary: '门牌卡', reply: doorCardReply.nullable() }

/** The printed card of an elder's door. */
export function doorCardRoutes({ people, clock }: { people: People; clock: Clock }): Router {
  const router = new Router()
  addCards(router, people)
  addReading(router, people, clock)
  return router
}

function addCards(router: Router, people: People) {
  router.post(
    '/people/:id/door-card',
    endpoint(
      { ...staff, summary: '制作门牌卡', reply: doorCardReply, status: 201, secret: true },
      async ({ actor, params }) => people.issueDoorCard(actor, params.id),
    ),
  )
  const shown = endpoint(hanging, ({ actor, params }) => people.doorCardOf(actor, params.id))
  router.get('/people/:id/door-card', shown)
  router.post(
    '/people/:id/door-card/revoke',
    endpoint(
      { ...staff, summary: '作废门牌卡', reply: z.null(), status: 204 },
      async ({ actor, params }) => {
        await people.revokeDoorCard(actor, params.id)
        return null
      },
    ),
  )
}

function addReading(router: Router, people: People, clock: Clock) {
  router.post(
    '/door-cards/read',
    endpoint(
      {
        summary: '扫门牌卡',
        roles: fileRoles,
        body: doorCardInput,
        opens: opensFile,
        reply: hitReply,
      },
      async ({ actor, body }) => {
        const person = await people.readDoorCard(actor, body.code)
        return hitView({ person, by: 'name' }, clock.today())
      },
    ),
  )
}
