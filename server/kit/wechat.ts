import { z } from 'zod'
import { Refusal, refuse } from './refusal'
import { isStaleToken, meaningOf } from './wechat-errors'
import type { WechatRefusal } from './wechat-errors'
import { createWechatHttp } from './wechat-http'
import type { Answered, Ask } from './wechat-http'
import { createWechatToken } from './wechat-token'

/** A subscribe message; `data` by the names of the template's fields, as `{ thing1: '…' }`. */
export interface SubscribeMessage {
  openid: string
  templateId: string
  page?: string
  data: Record<string, string>
}

/**
 * By `messageId` the message push tells of the delivery. `wechat.no-answer` means nobody knows whether it was sent;
 * every other refusal means it was not.
 */
export type Sent =
  { ok: true; messageId?: string } | { ok: false; refusal: WechatRefusal; errcode?: number }

export interface Wechat {
  /** Whose code of `wx.login` this is. The `session_key` WeChat answers too is dropped here. */
  sessionOf(code: string): Promise<{ openid: string; unionid?: string }>
  /** The number behind a code of `getPhoneNumber`: digits, with `+` and the country in front unless it is China. */
  phoneOf(code: string): Promise<string>
  sendSubscribe(message: SubscribeMessage): Promise<Sent>
}

export interface WechatSettings {
  url: string
  appid: string
  secret: string
  timeoutMs?: number
  /** Which version of the mini-program a message opens. */
  state?: 'developer' | 'trial' | 'formal'
}

const sessionReply = z.object({ openid: z.string().min(1), unionid: z.string().exactOptional() })
/** `countryCode` is documented as text and shown as a number. */
const phoneReply = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{4,20}$/),
    countryCode: z.coerce.string(),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** The server side of WeChat: signing in, phone numbers, subscribe messages. */
export function createWechat(settings: WechatSettings): Wechat {
  const { appid, secret, state = 'formal' } = settings
  const ask = createWechatHttp(settings)
  const token = createWechatToken({ ask, appid, secret })

  /** A question that carries the access token; a token WeChat does not take is renewed once. */
  async function askWithToken(question: Omit<Ask, 'query'>): Promise<Answered | Unable> {
    const first = await token.current()
    if ('refusal' in first) return first
    const answered = await ask({ ...question, query: { access_token: first.token } })
    if (!('errcode' in answered) || !isStaleToken(answered.errcode)) return answered
    const second = await token.instead(first.token)
    if ('refusal' in second) return second
    return ask({ ...question, query: { access_token: second.token } })
  }

  return {
    async sessionOf(code) {
      const query = { appid, secret, js_code: code, grant_type: 'authorization_code' }
      const fields = fieldsOf(await ask({ path: '/sns/jscode2session', query }))
      const { openid, unionid } = understood(sessionReply, fields)
      return { openid, ...(unionid ? { unionid } : {}) }
    },

    async phoneOf(code) {
      const path = '/wxa/business/getuserphonenumber'
      const fields = fieldsOf(await askWithToken({ path, body: { code } }))
      const { purePhoneNumber, countryCode, watermark } = understood(phoneReply, fields).phone_info
      if (watermark.appid !== appid) refuse('wechat.code-invalid')
      return countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`
    },

    async sendSubscribe(message) {
      const path = '/cgi-bin/message/subscribe/send'
      const answered = await askWithToken({ path, body: bodyOf(message, state) })
      if ('lost' in answered) return { ok: false, refusal: answered.lost }
      if ('refusal' in answered) return { ok: false, ...answered }
      const { errcode, fields } = answered
      if (errcode !== 0) return { ok: false, refusal: meaningOf(errcode), errcode }
      const { msgid: messageId } = fields
      return { ok: true, ...(typeof messageId === 'string' ? { messageId } : {}) }
    },
  }
}

type Unable = { refusal: WechatRefusal; errcode?: number }

function fieldsOf(answered: Answered | Unable): Record<string, unknown> {
  if ('lost' in answered) throw new Refusal(answered.lost)
  if ('refusal' in answered) throw refusalOf(answered.refusal, answered.errcode)
  if (answered.errcode !== 0) throw refusalOf(meaningOf(answered.errcode), answered.errcode)
  return answered.fields
}

const refusalOf = (code: WechatRefusal, errcode?: number) =>
  new Refusal(code, errcode === undefined ? undefined : { errcode })

function understood<Schema extends z.ZodType>(schema: Schema, fields: unknown): z.output<Schema> {
  const reply = schema.safeParse(fields)
  return reply.success ? reply.data : refuse('wechat.no-answer')
}

function bodyOf({ openid, templateId, page, data }: SubscribeMessage, state: string) {
  const fields = Object.entries(data).map(([name, value]) => [name, { value }] as const)
  return {
    touser: openid,
    template_id: templateId,
    ...(page ? { page } : {}),
    data: Object.fromEntries(fields),
    miniprogram_state: state,
    lang: 'zh_CN',
  }
}
