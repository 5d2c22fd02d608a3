import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { consentTexts } from '../access/consent-texts'
import { consentInput, consentReply, consentsReply, consentTextsReply } from '../access/input'
import { deletionReply } from '../access/input'
import type { People } from '../service'

interface Needs {
  people: Pick<People, 'consents' | 'myData' | 'deleteMe'>
  forget: (tokenHash: string) => void
}

/** What somebody agreed to, what is kept about them, and leaving. */
export function meRoutes(needs: Needs): Router {
  const router = new Router()
  agree(router, needs)
  takeAway(router, needs)
  return router
}

function agree(router: Router, { people: { consents } }: Needs) {
  router.get(
    '/consents/texts',
    endpoint(
      { summary: '要同意的事项', who: 'anyone', reply: consentTextsReply },
      async () => consentTexts,
    ),
  )
  router.get(
    '/consents',
    endpoint({ summary: '我同意过什么', who: 'caller', reply: consentsReply }, async ({ caller }) =>
      consents.mine(caller),
    ),
  )
  router.post(
    '/consents',
    endpoint(
      {
        summary: '同意或收回',
        who: 'caller',
        body: consentInput,
        reply: consentReply,
        status: 201,
      },
      async ({ caller, body }) => consents.say(caller, body),
    ),
  )
}

function takeAway(router: Router, { people, forget }: Needs) {
  const whole = { who: 'caller', opens: { what: 'export' } } as const
  router.get(
    '/me/export',
    endpoint(
      { ...whole, summary: '导出我的资料', produces: 'application/json' },
      async ({ caller }) => people.myData.asJson(caller),
    ),
  )
  router.get(
    '/me/export.html',
    endpoint(
      { ...whole, summary: '导出我的资料（看的）', produces: 'text/html' },
      async ({ caller }) => people.myData.asPage(caller),
    ),
  )
  router.delete(
    '/me',
    endpoint({ summary: '注销账号', who: 'caller', reply: deletionReply }, async ({ caller }) => {
      const view = await people.deleteMe(caller)
      forget(caller.identity.tokenHash)
      return view
    }),
  )
}
