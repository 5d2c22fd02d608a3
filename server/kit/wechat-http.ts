import { SYSTEM_BUSY } from './wechat-errors'
import type { WechatRefusal } from './wechat-errors'

const TIMEOUT_MS = 5_000
/** The number of a message has more digits than a JavaScript number can hold, so it is kept as text. */
const MESSAGE_ID = /"msgid"\s*:\s*(\d+)/
/** Nothing has left this machine when a connection fails in one of these ways. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/** What WeChat answered, or why there is no answer. An absent `errcode` means 0. */
export type Answered =
  { fields: Record<string, unknown>; errcode: number } | { lost: WechatRefusal }

export interface Ask {
  path: string
  query: Record<string, string>
  /** With a body it is a POST. */
  body?: Record<string, unknown>
}

/**
 * One question to WeChat. "System busy" (-1) is asked once more; silence is not, since the first one may have been
 * heard: a one-time code would be spent twice, a message sent twice.
 */
export function createWechatHttp({
  url,
  timeoutMs = TIMEOUT_MS,
}: {
  url: string
  timeoutMs?: number
}) {
  async function once({ path, query, body }: Ask): Promise<Answered> {
    const signal = AbortSignal.timeout(timeoutMs)
    const post = { method: 'POST', body: JSON.stringify(body), headers }
    try {
      const address = `${url}${path}?${new URLSearchParams(query).toString()}`
      const answer = await fetch(address, { signal, ...(body ? post : {}) })
      return readAnswer(await answer.text())
    } catch (thrown) {
      return { lost: wasSent(thrown) ? 'wechat.no-answer' : 'wechat.unreachable' }
    }
  }

  return async function ask(question: Ask): Promise<Answered> {
    const answered = await once(question)
    const busy = 'errcode' in answered && answered.errcode === SYSTEM_BUSY
    return busy ? once(question) : answered
  }
}

export type WechatHttp = ReturnType<typeof createWechatHttp>

const headers = { 'Content-Type': 'application/json' }

/** jscode2session answers JSON as text/plain, so only the text itself is believed. */
function readAnswer(text: string): Answered {
  const fields: unknown = JSON.parse(text.replace(MESSAGE_ID, '"msgid":"$1"'))
  if (typeof fields !== 'object' || fields === null) return { lost: 'wechat.no-answer' }
  const { errcode = 0 } = fields as { errcode?: unknown }
  return { fields: fields as Record<string, unknown>, errcode: Number(errcode) }
}

function wasSent(thrown: unknown): boolean {
  const { cause } = (thrown ?? {}) as { cause?: { code?: string } }
  return !NEVER_SENT.has(cause?.code ?? '')
}
