import Router from '@koa/router'
import { endpoint } from '../../kit/endpoint'
import { refuseUnless } from '../../kit/refusal'
import { agreementOf, agreementOffered } from '../agreement'
import { agreementQuery } from '../input'
import { packagesOffered } from '../packages'
import { agreementReply, packagesReply } from '../replies'

/** What can be signed for: the same for everybody who is signed in. */
export function packageRoutes() {
  const router = new Router()

  router.get(
    '/packages',
    endpoint({ summary: '服务包', who: 'caller', reply: packagesReply }, async () => [
      ...packagesOffered,
    ]),
  )

  router.get(
    '/agreement',
    endpoint(
      { summary: '签约协议', who: 'caller', query: agreementQuery, reply: agreementReply },
      async ({ query: { packageCode = '', version } }) => {
        const agreement = version ? agreementOf(version) : agreementOffered(packageCode)
        refuseUnless(agreement, 'contract.package-unknown')
        return agreement
      },
    ),
  )
  return router
}
