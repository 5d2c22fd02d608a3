import { refuse } from './refusal'
import { createWechat } from './wechat'
import type { Wechat, WechatSettings } from './wechat'
import { demoWechat } from './wechat-demo'

/** WeChat as the environment has it: the real one, the stand-in of a demo, or none. */
export function wechatFor({ wechat, demo }: { wechat?: WechatSettings; demo: boolean }): Wechat {
  if (wechat) return createWechat(wechat)
  return demo ? demoWechat : noWechat
}

const noWechat: Wechat = {
  sessionOf: async () => refuse('wechat.not-configured'),
  phoneOf: async () => refuse('wechat.not-configured'),
  sendSubscribe: async () => ({ ok: false, refusal: 'wechat.not-configured' }),
}
