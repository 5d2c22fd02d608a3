import { refuse } from './refusal'
import type { Wechat } from './wechat'

const LOGIN = /^demo-new:([\w-]{1,40})$/
const PHONE = /^demo-phone:(\d{4,20})$/

/**
 * WeChat in a demo without an AppID: it takes the codes of the preview's phones, `demo-new:<name>` and
 * `demo-phone:<number>`, and nobody else's. Nobody has agreed to messages there, so none is sent.
 */
export const demoWechat: Wechat = {
  sessionOf: async (code) => ({ openid: LOGIN.exec(code)?.[1] ?? refuse('wechat.code-invalid') }),
  phoneOf: async (code) => PHONE.exec(code)?.[1] ?? refuse('wechat.code-invalid'),
  sendSubscribe: async () => ({ ok: false, refusal: 'wechat.message-refused', errcode: 43101 }),
}
