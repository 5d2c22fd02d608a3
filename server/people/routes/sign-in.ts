import Router from '@koa/router'
import type { SignedIn } from '../../../shared/sign-in'
import type { Caller } from '../../kit/actor'
import { endpoint } from '../../kit/endpoint'
import { bindInput, bindingParams, codeInput, idParams } from '../sign-in/input'
import { introduceInput, wechatInput } from '../sign-in/input'
import { bindCodeReply, bindingReply, bindingsReply, signedInReply } from '../sign-in/replies'
import { fileRoles } from '../policy'
import type { SignIn } from '../sign-in/service'

interface Needs {
  signIn: SignIn
  /** Forgets the identity kept for this token: it was nobody's and is over. */
  forget: (tokenHash: string) => void
}

/** The caller is somebody else from now on, with another token. */
const anewWith =
  (forget: Needs['forget']) =>
  async (caller: Caller, signing: Promise<SignedIn>): Promise<SignedIn> => {
    const signedIn = await signing
    forget(caller.identity.tokenHash)
    return signedIn
  }

const signsIn = { reply: signedInReply, status: 201, secret: true } as const

/** Signing in with WeChat, and saying which person the account is. */
export function signInRoutes(needs: Needs): Router {
  const router = new Router()
  addWechat(router, needs)
  addProofs(router, needs)
  addCodes(router, needs)
  addBindings(router, needs)
  addBindingsOf(router, needs)
  return router
}

function addWechat(router: Router, { signIn }: Needs) {
  router.post(
    '/session/wechat',
    endpoint(
      { ...signsIn, summary: '微信登录', who: 'anyone', body: wechatInput },
      async ({ body }) => signIn.byWechat(body.code),
    ),
  )
}

function addProofs(router: Router, { signIn, forget }: Needs) {
  const anew = anewWith(forget)
  router.post(
    '/session/bind',
    endpoint(
      { ...signsIn, summary: '凭手机号、姓名和证件号绑定', who: 'caller', body: bindInput },
      async ({ caller, body }) => anew(caller, signIn.bind(caller, body)),
    ),
  )
  router.post(
    '/session/name',
    endpoint(
      { ...signsIn, summary: '登记姓名', who: 'caller', body: introduceInput },
      async ({ caller, body }) => anew(caller, signIn.introduce(caller, body.name)),
    ),
  )
}

function addCodes(router: Router, { signIn, forget }: Needs) {
  const anew = anewWith(forget)
  router.post(
    '/session/bind-code',
    endpoint(
      { ...signsIn, summary: '扫工作人员的码绑定', who: 'caller', body: codeInput },
      async ({ caller, body }) => anew(caller, signIn.bindByCode(caller, body.code)),
    ),
  )
  router.post(
    '/session/join',
    endpoint(
      { ...signsIn, summary: '凭邀请码加入机构', who: 'caller', body: codeInput },
      async ({ caller, body }) => anew(caller, signIn.invitations.join(caller, body.code)),
    ),
  )
  router.post(
    '/people/:id/bind-code',
    endpoint(
      {
        summary: '给老人的手机出示绑定码',
        roles: fileRoles,
        params: idParams,
        reply: bindCodeReply,
        status: 201,
        secret: true,
      },
      async ({ actor, params }) => signIn.showCode(actor, params.id),
    ),
  )
}

function addBindings(router: Router, { signIn: { bindings }, forget }: Needs) {
  router.get(
    '/session/bindings',
    endpoint({ summary: '我绑定的微信', who: 'caller', reply: bindingsReply }, async ({ caller }) =>
      bindings.mine(caller),
    ),
  )
  router.post(
    '/session/bindings/:id/undo',
    endpoint(
      { summary: '解除绑定', who: 'caller', params: idParams, reply: bindingReply },
      async ({ caller, params }) => {
        const undone = await bindings.undoMine(caller, params.id)
        forget(caller.identity.tokenHash)
        return undone
      },
    ),
  )
}

function addBindingsOf(router: Router, { signIn: { bindings } }: Needs) {
  router.get(
    '/people/:id/bindings',
    endpoint(
      { summary: '居民绑定的微信', roles: fileRoles, params: idParams, reply: bindingsReply },
      async ({ actor, params }) => bindings.ofPerson(actor, params.id),
    ),
  )
  router.post(
    '/people/:id/bindings/:bindingId/undo',
    endpoint(
      {
        summary: '替居民解除绑定',
        roles: fileRoles,
        params: bindingParams,
        reply: bindingReply,
      },
      async ({ actor, params }) => bindings.undoOf(actor, params.id, params.bindingId),
    ),
  )
}
