import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'
import { modal } from './prompts/modal'
import { permission } from './prompts/permission'
import { subscribeSheet } from './prompts/subscribe'
import { grantsOf, wishes } from './grants'
import { loginCodeOf } from './newcomer'

/** Who the person is to WeChat: sign-in, permissions, messages. */
export function accountApis(host: Host): Apis {
  return { ...signIn(host), ...settings(host), ...messages(host) }
}

/** The code names the person of this phone; the server's demo doors exchange it. */
function signIn(host: Host): Apis {
  const profile = async (): Promise<object> => {
    const allowed = await permission(host, { wants: '获取你的昵称、头像', shows: ['微信用户'] })
    if (!allowed) throw new Failure('auth deny')
    return { userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0, language: 'zh_CN' } }
  }
  return {
    login: api('login', () => {
      if (!host.options.as) throw new Failure('nobody is signed in on this phone')
      return { code: loginCodeOf(host) }
    }),
    checkSession: api('checkSession', () => undefined),
    getUserProfile: api('getUserProfile', async () => ({ ...(await profile()) })),
    getUserInfo: api('getUserInfo', async () => ({ ...(await profile()) })),
  }
}

function settings(host: Host): Apis {
  const authSetting = (): object =>
    Object.fromEntries([...grantsOf(host)].map(([scope, yes]) => [scope, yes]))
  return {
    getSetting: api('getSetting', () => ({ authSetting: authSetting() })),
    openSetting: api('openSetting', async () => {
      await modal(host, {
        title: '设置',
        content: '预览里没有授权设置页。重新打开这台手机会再问一次。',
        showCancel: false,
      })
      return { authSetting: authSetting() }
    }),
    authorize: api<{ scope: string }>('authorize', async ({ scope }) => {
      const wants = wishes[scope]
      if (!wants) throw new Failure(`invalid scope ${scope}`)
      const allowed = grantsOf(host).get(scope) ?? (await permission(host, { wants }))
      grantsOf(host).set(scope, allowed)
      if (!allowed) throw new Failure('auth deny')
    }),
    openAppAuthorizeSetting: api('openAppAuthorizeSetting', () => undefined),
  }
}

function messages(host: Host): Apis {
  return {
    requestSubscribeMessage: api<{ tmplIds: string[] }>(
      'requestSubscribeMessage',
      async ({ tmplIds }) => {
        if (!Array.isArray(tmplIds) || tmplIds.length === 0) {
          throw new Failure('TmplIds can not be empty', { errCode: 10001 })
        }
        if (tmplIds.length > 3) throw new Failure('tmplIds limit is 3', { errCode: 20004 })
        return subscribeSheet(host, tmplIds, (id, at) => `消息 ${at + 1}（${id}）`)
      },
    ),
  }
}
