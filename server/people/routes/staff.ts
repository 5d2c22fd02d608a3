import Router from '@koa/router'
import { officeRoles } from '../../../shared/session'
import { endpoint } from '../../kit/endpoint'
import { endStaffInput, idParams, inviteInput, orgQuery } from '../sign-in/input'
import { invitationReply, invitationsReply, staffListReply, staffReply } from '../sign-in/replies'
import type { SignIn } from '../sign-in/service'

interface Needs {
  signIn: SignIn
}

/** Who works where: lists, invitations, the end of a role. */
export function staffRoutes({ signIn }: Needs): Router {
  const router = new Router({ prefix: '/staff' })
  addInvitations(router, signIn)
  addStaff(router, signIn)
  return router
}

const office = { roles: officeRoles } as const

function addInvitations(router: Router, { invitations }: SignIn) {
  router.get(
    '/invitations',
    endpoint(
      { ...office, summary: '邀请', query: orgQuery, reply: invitationsReply },
      async ({ actor, query }) => invitations.list(actor, query.orgId),
    ),
  )
  router.post(
    '/invitations',
    endpoint(
      {
        ...office,
        summary: '邀请工作人员',
        body: inviteInput,
        reply: invitationReply,
        status: 201,
        secret: true,
      },
      async ({ actor, body }) => invitations.invite(actor, body),
    ),
  )
  router.post(
    '/invitations/:id/withdraw',
    endpoint(
      { ...office, summary: '撤回邀请', params: idParams, reply: invitationReply },
      async ({ actor, params }) => invitations.withdraw(actor, params.id),
    ),
  )
}

function addStaff(router: Router, { staff }: SignIn) {
  router.get(
    '/',
    endpoint(
      { ...office, summary: '工作人员', query: orgQuery, reply: staffListReply },
      async ({ actor, query }) => staff.list(actor, query.orgId),
    ),
  )
  router.post(
    '/:id/end',
    endpoint(
      {
        ...office,
        summary: '结束任职',
        params: idParams,
        body: endStaffInput,
        reply: staffReply,
      },
      async ({ actor, params, body }) => staff.end(actor, params.id, body.on),
    ),
  )
  router.post(
    '/:id/second-factor/forget',
    endpoint(
      { ...office, summary: '停用动态验证码', params: idParams, reply: staffReply },
      async ({ actor, params }) => staff.forgetSecondFactor(actor, params.id),
    ),
  )
}
