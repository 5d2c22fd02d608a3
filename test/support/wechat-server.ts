/** WeChat's server API on a local port: the documented paths, shapes and errors, over real HTTP. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createWechatDesk } from './wechat-desk'
import type { Asked, Fields, WechatDesk } from './wechat-desk'
import { listen } from '../../server/kit/server'

/** What the server does with the next call of a path instead of its usual answer. */
type Instead = Fields | { text: string; status?: number } | 'hang' | 'drop'

export interface WechatServer extends Omit<WechatDesk, 'answer'> {
  url: string
  /** For `createWechat`. */
  settings: { url: string; appid: string; secret: string }
  /** Every call that came in, oldest first. */
  requests: Asked[]
  /** The next call of this path is answered so; several wait their turn. */
  answerNext(path: WechatPath, instead: Instead): void
  stop(): Promise<void>
}

export const wechatPaths = {
  session: '/sns/jscode2session',
  token: '/cgi-bin/stable_token',
  phone: '/wxa/business/getuserphonenumber',
  send: '/cgi-bin/message/subscribe/send',
} as const
type WechatPath = keyof typeof wechatPaths

export async function startWechatServer(): Promise<WechatServer> {
  const known = { appid: 'wx0123456789abcdef', secret: randomBytes(16).toString('hex') }
  const { answer, ...desk } = createWechatDesk(known)
  const requests: Asked[] = []
  const planned: { path: string; instead: Instead }[] = []
  const hanging = new Set<ServerResponse>()

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const asked = await read(request)
    requests.push(asked)
    const at = planned.findIndex(({ path }) => path === asked.path)
    const [plan] = at < 0 ? [] : planned.splice(at, 1)
    const instead = plan?.instead ?? answer(asked)
    if (instead === 'hang') return void hanging.add(response)
    if (instead === 'drop') return void response.destroy()
    // WeChat sends its JSON as plain text.
    const said = 'text' in instead ? (instead as { text: string; status?: number }) : undefined
    response.writeHead(said?.status ?? 200, { 'Content-Type': 'text/plain' })
    response.end(said ? said.text : JSON.stringify(instead))
  }

  const listening = await listen(handle, { host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${listening.port}`
  return {
    ...desk,
    url,
    settings: { url, ...known },
    requests,
    answerNext: (path, instead) => void planned.push({ path: wechatPaths[path], instead }),
    stop: async () => {
      for (const response of hanging) response.destroy()
      await listening.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: text === '' ? {} : (JSON.parse(text) as Fields),
  }
}
