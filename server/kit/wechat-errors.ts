import type { RefusalCode } from '../../shared/refusals'

/** What WeChat says with a number, as a refusal. Source: error tables of the WeChat server API documentation. */
const meanings = {
  [-1]: 'wechat.busy',
  40001: 'wechat.token',
  40014: 'wechat.token',
  42001: 'wechat.token',
  40003: 'wechat.recipient-unknown',
  40013: 'wechat.not-configured',
  40125: 'wechat.not-configured',
  40164: 'wechat.not-configured',
  41002: 'wechat.not-configured',
  41004: 'wechat.not-configured',
  40029: 'wechat.code-invalid',
  41008: 'wechat.code-invalid',
  40163: 'wechat.code-used',
  40226: 'wechat.user-blocked',
  45009: 'wechat.too-often',
  45011: 'wechat.too-often',
  40037: 'wechat.template-unknown',
  41030: 'wechat.page-missing',
  43101: 'wechat.message-refused',
  43107: 'wechat.message-banned',
  43108: 'wechat.message-twice',
  47003: 'wechat.message-field',
} as const satisfies Record<number, RefusalCode>

export type WechatRefusal =
  | (typeof meanings)[keyof typeof meanings]
  | 'wechat.unreachable'
  | 'wechat.no-answer'
  | 'wechat.other'

export const SYSTEM_BUSY = -1

/** The access token is of no use any more: 40001 wrong, 40014 malformed, 42001 expired. */
export const isStaleToken = (errcode: number): boolean => meaningOf(errcode) === 'wechat.token'

export const meaningOf = (errcode: number): WechatRefusal =>
  (meanings as Record<number, WechatRefusal>)[errcode] ?? 'wechat.other'

/** Every number that has a meaning of its own. */
export const knownErrors: readonly number[] = Object.keys(meanings).map(Number)
