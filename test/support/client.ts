/** A caller of the API, signed in or not. */

/** What a test says nothing about may be anything. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says itself what it expects of an answer
type Anything = any

export interface Answer<Body = Anything> {
  status: number
  headers: Headers
  /** The JSON body; null when there is none. */
  body: Body
  text: string
}

type Given = Record<string, string>

export interface Client {
  get: <Body = Anything>(path: string, headers?: Given) => Promise<Answer<Body>>
  post: <Body = Anything>(path: string, body?: unknown, headers?: Given) => Promise<Answer<Body>>
  delete: (path: string) => Promise<Answer>
  /** Sends what it is given as it is. */
  send: <Body = Anything>(method: string, path: string, init?: RequestInit) => Promise<Answer<Body>>
  token?: string
}

export function clientOf(url: string, token?: string): Client {
  const auth: Given = token ? { Authorization: `Bearer ${token}` } : {}

  async function send<Body>(method: string, path: string, init: RequestInit = {}) {
    const headers = { ...auth, ...(init.headers as Given) }
    const answer = await fetch(`${url}${path}`, { ...init, method, headers })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    const body = (isJson ? JSON.parse(text) : null) as Body
    return { status: answer.status, headers: answer.headers, body, text }
  }

  return {
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: (path, body = {}, headers = {}) =>
      send('POST', path, {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
    delete: (path) => send('DELETE', path),
    ...(token ? { token } : {}),
  }
}
