/** A caller of the API, signed in or not. */
export interface Answer {
  status: number
  headers: Headers
  /** The JSON body; null when there is none. */
  body: any // eslint-disable-line @typescript-eslint/no-explicit-any -- a test says what it expects of an answer
  text: string
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string): Promise<Answer>
  /** Sends the body as it is. */
  send(method: string, path: string, init?: RequestInit): Promise<Answer>
  token?: string
}

export function clientOf(url: string, token?: string): Client {
  const auth: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {}
  async function send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { ...auth, ...(init.headers as Record<string, string>) }
    const answer = await fetch(`${url}${path}`, { ...init, method, headers })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return {
      status: answer.status,
      headers: answer.headers,
      body: isJson ? JSON.parse(text) : null,
      text,
    }
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
