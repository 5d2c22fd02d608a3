/** What stands behind the local WeChat server: codes used once, tokens that end, leave for messages. */
import { randomBytes } from 'node:crypto'

export type Fields = Record<string, unknown>

export interface Asked {
  method: string
  path: string
  query: Record<string, string>
  body: Fields
}

export interface WechatDesk {
  answer: (asked: Asked) => Fields
  /** A code of `wx.login`, good once. */
  loginCode: (openid: string, unionid?: string) => string
  /** A code of `getPhoneNumber`, good once. */
  phoneCode: (number: string, country?: number | string) => string
  /** The codes given out so far are older than 5 minutes now. */
  expireCodes: () => void
  /** The tokens given out so far have ended. */
  expireTokens: () => void
  /** Leave for so many messages of a template; without it a message is refused with 43101. */
  grant: (openid: string, templateId: string, times?: number) => void
  /** Template ids the account owns; when none is named every id is taken. */
  templates: Set<string>
  /** The messages that arrived: bodies of the calls that were answered with 0. */
  sent: {
    touser: string
    template_id: string
    page?: string
    data: Record<string, { value: string }>
  }[]
}

interface Known {
  appid: string
  secret: string
}

export function createWechatDesk(known: Known): WechatDesk {
  const codes = createCodes()
  const tokens = createTokens(known)
  const messages = createMessages()

  const paths: Record<string, (asked: Asked) => Fields> = {
    '/sns/jscode2session': ({ query }) => {
      if (query['appid'] !== known.appid) return error(40013, 'invalid appid')
      if (query['secret'] !== known.secret) return error(40125, 'invalid appsecret')
      if (!query['js_code']) return error(41008, 'missing code')
      return codes.spend('login', query['js_code'])
    },
    '/cgi-bin/stable_token': ({ body }) => tokens.give(body),
    '/wxa/business/getuserphonenumber': ({ query, body }) =>
      tokens.refuses(query['access_token']) ??
      phoneAnswer(codes.spend('phone', String(body['code'])), known),
    '/cgi-bin/message/subscribe/send': ({ query, body }) =>
      tokens.refuses(query['access_token']) ?? messages.send(body),
  }
  const { loginCode, phoneCode, expireCodes } = codes
  const { grant, templates, sent } = messages
  const { expireTokens } = tokens
  const answer = (asked: Asked) => paths[asked.path]?.(asked) ?? error(40066, 'invalid url')
  return { answer, loginCode, phoneCode, expireCodes, expireTokens, grant, templates, sent }
}

const error = (errcode: number, errmsg: string): Fields => ({
  errcode,
  errmsg: `${errmsg}, rid: 1`,
})

function createCodes() {
  const codes = new Map<string, { kind: string; fields: Fields; used: boolean }>()
  const give = (kind: string, fields: Fields) => {
    const code = randomBytes(16).toString('hex')
    codes.set(code, { kind, fields, used: false })
    return code
  }
  return {
    loginCode: (openid: string, unionid?: string) => {
      const session_key = `${randomBytes(15).toString('base64')}key=`
      return give('login', { openid, session_key, ...(unionid ? { unionid } : {}) })
    },
    phoneCode: (number: string, country: number | string = 86) =>
      give('phone', { number, country }),
    expireCodes: () => codes.clear(),
    spend(kind: string, code: string): Fields {
      const found = codes.get(code)
      if (found?.kind !== kind) return error(40029, 'invalid code')
      if (found.used)
        return kind === 'login' ? error(40163, 'code been used') : error(40029, 'invalid code')
      found.used = true
      return found.fields
    },
  }
}

function phoneAnswer(spent: Fields, { appid }: Known): Fields {
  const { number, country, ...failed } = spent as { number?: string; country?: number | string }
  if (number === undefined) return failed
  const watermark = { timestamp: 1_770_000_000, appid }
  const phoneNumber = String(country) === '86' ? number : `+${country}${number}`
  const phone_info = { phoneNumber, purePhoneNumber: number, countryCode: country, watermark }
  return { errcode: 0, errmsg: 'ok', phone_info }
}

/** One stable token until it ends or a new one is forced; the ended ones answer 42001, invented ones 40001. */
function createTokens({ appid, secret }: Known) {
  const ended = new Set<string>()
  let current = ''
  const expireTokens = () => {
    if (current) ended.add(current)
    current = ''
  }
  return {
    expireTokens,
    give(body: Fields): Fields {
      if (body['appid'] !== appid) return error(40013, 'invalid appid')
      if (body['secret'] !== secret) return error(40125, 'invalid appsecret')
      if (body['force_refresh'] === true) expireTokens()
      current ||= randomBytes(68).toString('base64url')
      return { access_token: current, expires_in: 7200 }
    },
    refuses(token: string | undefined): Fields | undefined {
      if (token && token === current) return undefined
      return ended.has(token ?? '')
        ? error(42001, 'access_token expired')
        : error(40001, 'invalid credential')
    },
  }
}

function createMessages() {
  const leave = new Map<string, number>()
  const templates = new Set<string>()
  const sent: WechatDesk['sent'] = []
  return {
    templates,
    sent,
    grant: (openid: string, templateId: string, times = 1) => {
      const key = `${openid}|${templateId}`
      leave.set(key, (leave.get(key) ?? 0) + times)
    },
    send(body: Fields): Fields {
      const message = body as unknown as WechatDesk['sent'][number]
      const { touser, template_id } = message
      const key = `${touser}|${template_id}`
      if (!touser) return error(40003, 'invalid openid')
      if (templates.size > 0 && !templates.has(template_id))
        return error(40037, 'invalid template_id')
      const wrong = Object.entries(message.data).find(([name, { value }]) => !fits(name, value))
      if (wrong) return error(47003, `argument invalid! data.${wrong[0]}.value invalid`)
      const left = leave.get(key) ?? 0
      if (left === 0) return error(43101, 'user refuse to accept the msg')
      leave.set(key, left - 1)
      sent.push(message)
      return { errcode: 0, errmsg: 'ok' }
    },
  }
}

/** A `thing` holds 20 characters, a `phrase` 5, a `name` 10; no field may be empty. */
function fits(name: string, value: string): boolean {
  const most = { thing: 20, phrase: 5, name: 10 }[name.replace(/\d+$/, '')] ?? 32
  return value.length > 0 && value.length <= most
}
