import { mandateScopes, type MandateScope } from '../../shared/mandates'

const scopeNames: Record<MandateScope, string> = {
  book: '预约服务',
  read: '看健康记录',
  chat: '和团队聊天',
  sign: '代为签约',
}

/** What a relative may do for an elder, as the desk ticks it. */
export const scopeChoices = mandateScopes.map((scope) => ({ scope, name: scopeNames[scope] }))
