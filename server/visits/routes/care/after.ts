import type Router from '@koa/router'
import type { Care } from '../../care/service'
import { correctInput, reviewInput, stepInput, voidInput } from '../../input-care'
import { houseRoles, visitRoles as roles } from '../../policy'
import type { Showing } from '../showing'
import { stepsOf } from './steps'

/** After the visit: the elder's word, the reviewer's, and what is put right. */
export function afterRoutes(router: Router, care: Care, show: Showing) {
  const step = stepsOf(router, show)
  step('confirm-done', { summary: '确认服务已完成', body: stepInput }, care.confirmDone)
  step('review', { summary: '审核到场凭证', roles: houseRoles, body: reviewInput }, care.review)
  step('void', { summary: '作废已计入的服务', roles, body: voidInput }, care.takeBack)
  step('correct', { summary: '更正已计入的服务', roles, body: correctInput }, care.correct)
}
