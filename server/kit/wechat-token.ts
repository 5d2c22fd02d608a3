import { z } from 'zod'
import { wallNow } from './clock'
import { meaningOf } from './wechat-errors'
import type { WechatRefusal } from './wechat-errors'
import type { WechatHttp } from './wechat-http'

/** WeChat renews the stable token 5 minutes early, and both hold for those 5 minutes. */
const EARLY_MS = 300_000
/** `force_refresh` is allowed 20 times a day, at least 30 s apart. */
const FORCE_APART_MS = 30_000

export type Token = { token: string } | { refusal: WechatRefusal; errcode?: number }

const tokenReply = z.object({ access_token: z.string().min(1), expires_in: z.number() })

interface Needs {
  ask: WechatHttp
  appid: string
  secret: string
}

/** The stable access token, kept until shortly before its end; many who wait for it share one question. */
export function createWechatToken({ ask, appid, secret }: Needs) {
  let kept: { token: string; until: number } | undefined
  let asking: Promise<Token> | undefined
  let forcedAt = -Infinity

  async function fetchToken(force: boolean): Promise<Token> {
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: force }
    const answered = await ask({ path: '/cgi-bin/stable_token', query: {}, body })
    if ('lost' in answered) return { refusal: answered.lost }
    const { errcode, fields } = answered
    if (errcode !== 0) return { refusal: meaningOf(errcode), errcode }
    const reply = tokenReply.safeParse(fields)
    if (!reply.success) return { refusal: 'wechat.no-answer' }
    const { access_token: token, expires_in: seconds } = reply.data
    kept = { token, until: wallNow() + seconds * 1000 - EARLY_MS }
    return { token }
  }

  async function renew(force: boolean): Promise<Token> {
    asking ??= fetchToken(force).finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    current: async (): Promise<Token> =>
      kept && kept.until > wallNow() ? { token: kept.token } : renew(false),

    /** After WeChat refused `stale`: the one somebody else has fetched meanwhile, or a new one. */
    async instead(stale: string): Promise<Token> {
      if (kept && kept.token !== stale) return { token: kept.token }
      kept = undefined
      const force = wallNow() - forcedAt >= FORCE_APART_MS
      if (force) forcedAt = wallNow()
      return renew(force)
    },
  }
}
