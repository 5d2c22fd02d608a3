import type Router from '@koa/router'
import { z } from 'zod'
import type { ConsentTexts } from '../../../../shared/visits/care'
import { consultationRules } from '../../../../shared/visits/consultation'
import { endpoint } from '../../../kit/endpoint'
import type { Care } from '../../care/service'
import {
  consentInput,
  consultInput,
  offerInput,
  orderInput,
  reasonInput,
  stepInput,
  visitParams as params,
} from '../../input-care'
import { visitRoles as roles } from '../../policy'
import type { Showing } from '../showing'
import { stepsOf } from './steps'

const part = z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })
const textsReply = z.strictObject({
  version: z.string(),
  hash: z.string(),
  agreement: part,
  informed: part,
}) satisfies z.ZodType<ConsentTexts>

/** What has to be there before somebody sets off: 首诊, 医嘱, 同意书, and who comes. */
export function beforeRoutes(router: Router, care: Care, show: Showing) {
  const step = stepsOf(router, show)
  const { roles: consulting } = consultationRules

  step('consult', { summary: '记首诊', roles: consulting, body: consultInput }, care.consult)
  step('order', { summary: '录医嘱', roles: ['doctor'], body: orderInput }, care.order)

  router.get(
    '/:id/consent',
    endpoint({ summary: '看要签的协议和同意书', params, reply: textsReply }, ({ actor, params }) =>
      care.consentTextsOf(actor, params.id),
    ),
  )
  step('consent', { summary: '签协议和同意书', body: consentInput }, care.sign)

  step('offer', { summary: '派单', roles, body: offerInput }, care.offer)
  step('accept', { summary: '接单', roles, body: stepInput }, care.accept)
  step('decline', { summary: '上门人员拒单', roles, body: reasonInput }, care.decline)
  step('refuse', { summary: '机构不受理', roles, body: reasonInput }, care.turnDown)
}
