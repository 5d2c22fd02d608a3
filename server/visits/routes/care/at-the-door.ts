import type Router from '@koa/router'
import type { Care } from '../../care/service'
import { arriveInput, finishInput, proofInput, reasonInput, stepInput } from '../../input-care'
import { visitRoles as roles } from '../../policy'
import type { Showing } from '../showing'
import { stepsOf } from './steps'

/** On the way and at the door; each may be kept on the phone and sent later, in its order. */
export function atTheDoorRoutes(router: Router, care: Care, show: Showing) {
  const step = stepsOf(router, show)
  step('set-off', { summary: '出发', roles, body: stepInput }, care.setOff)
  step('arrive', { summary: '到达或报到', roles, body: arriveInput }, care.arrive)
  step('proof', { summary: '补到场凭证', body: proofInput }, care.prove)
  step('start', { summary: '开始服务', roles, body: stepInput }, care.start)
  step('finish', { summary: '完成服务', roles, body: finishInput }, care.finish)
  step('no-show', { summary: '没有人', roles, body: reasonInput }, care.noShow)
  step('abort', { summary: '中止服务', roles, body: reasonInput }, care.abort)
}
