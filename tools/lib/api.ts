/** A small caller of the API for tools: signs in as a demo person, throws a refusal's own words. */
export interface Caller {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: object, key?: string): Promise<Answer>
  /** One file with its fields, as a form of a browser sends them. */
  upload<Answer>(path: string, file: Blob, fields: Record<string, string>): Promise<Answer>
}

export async function signIn(url: string, persona: string): Promise<Caller & { personId: string }> {
  const anonymous = callerOf(url)
  const { token, person } = await anonymous.post<{ token: string; person: { id: string } }>(
    '/api/session/demo',
    { persona },
  )
  return { ...callerOf(url, token), personId: person.id }
}

export function callerOf(url: string, token?: string): Caller {
  async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(url + path, {
      ...init,
      headers: {
        // A form tells its own type, with the boundary between its parts.
        ...(init.body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...init.headers,
      },
    })
    const answer: unknown = response.status === 204 ? undefined : await response.json()
    if (!response.ok)
      throw new Error(`${init.method} ${path} → ${response.status} ${JSON.stringify(answer)}`)
    return answer as Answer
  }

  return {
    get: (path) => call(path, { method: 'GET' }),
    post: (path, body, key) =>
      call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        ...(key ? { headers: { 'idempotency-key': key } } : {}),
      }),
    upload: (path, file, fields) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', file)
      return call(path, { method: 'POST', body: form })
    },
  }
}
