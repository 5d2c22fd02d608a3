/**
 * WeChat as it is on a bad day: most messages arrive; some are refused or not taken, and of some the answer is lost
 * after they have arrived.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Received {
  openid: string
  /** The fields of the message: with the openid they tell one notice from another. */
  says: string
}

interface Message {
  touser: string
  data: Record<string, { value: string }>
}

export async function startBadWechat(chance: () => number) {
  const received: Received[] = []
  const refusing = new Set<string>()

  function send(response: ServerResponse, { touser, data }: Message) {
    if (refusing.has(touser)) return answer(response, { errcode: 43101, errmsg: 'refused' })
    const luck = chance()
    if (luck < 0.06) return answer(response, { errcode: -1, errmsg: 'system error' })
    received.push({ openid: touser, says: JSON.stringify(data) })
    if (luck < 0.1) return void response.destroy()
    return answer(response, { errcode: 0, errmsg: 'ok', msgid: String(received.length) })
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.url?.startsWith('/cgi-bin/stable_token')) {
      return answer(response, { access_token: 'token', expires_in: 7200 })
    }
    return send(response, JSON.parse(Buffer.concat(chunks).toString()) as Message)
  }

  const server = createServer((request, response) => {
    // A process that was killed takes its connection with it.
    void handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url, received, refusing, stop }
}

export type BadWechat = Awaited<ReturnType<typeof startBadWechat>>

function answer(response: ServerResponse, fields: object) {
  response.end(JSON.stringify(fields))
}
