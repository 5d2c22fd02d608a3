import { redFlags } from '../../../shared/visits/kinds'

export interface Answer {
  status: number
  /** Of a refusal. */
  code?: string
  body: Body
  ms: number
}

interface Body {
  id?: string
  version?: number
  state?: string
  pass?: string
  placed?: { id: string; version: number }[]
  notPlaced?: { reasons: { code: string }[] }[]
  offer?: { visitId: string }
  items?: { state: string; offer?: { visitId: string } }[]
  error?: { code: string; details?: { reasons?: unknown[] } }
}

/** One POST or GET; a connection that broke is status 0: nobody knows what became of it. */
export async function call(
  url: string,
  token: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const began = performance.now()
  try {
    const answer = await fetch(url + path, { ...init, headers })
    const said = (await answer.json()) as Body
    const code = said.error?.code
    const ms = performance.now() - began
    return { status: answer.status, ...(code ? { code } : {}), body: said, ms }
  } catch {
    return { status: 0, body: {}, ms: performance.now() - began }
  }
}

const answers = Object.fromEntries(redFlags.map((flag) => [flag, false]))

export async function passFor(url: string, token: string, elderId: string): Promise<string> {
  const { body } = await call(url, token, '/api/visits/red-flags', { elderId, answers })
  if (!body.pass) throw new Error('no pass')
  return body.pass
}
