import { API_URL } from '../config'
import { heardTime } from './clock'
import { once as onceNamed } from './once'
import { noNetwork, Refused, refusedBy } from './refused'
import { kept } from './storage'

export type Query = Record<string, string | number | undefined>

interface Ask {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Query
  body?: object
  /** Sending twice under one key is done once. A fresh one for each call unless the caller kept its own. */
  idempotencyKey?: string
}

interface Answer {
  status: number
  data: unknown
}

/** Pauses in milliseconds before each further attempt, when nothing was decided yet. */
const PAUSES = [400, 1200]

/** Gets a fresh token after the old one ended; set once by kit/session, which stands above this file. */
let renew: (() => Promise<void>) | undefined
export const whenSignedOut = (again: () => Promise<void>): void => {
  renew = again
}

export const get = <T>(path: string, query?: Query): Promise<T> =>
  ask<T>({ method: 'GET', path, ...(query ? { query } : {}) })

/** Without a key of the caller's own, the same sent again because no answer came has the same key. */
export const post = <T>(path: string, body: object, key?: string): Promise<T> => {
  const send = (idempotencyKey: string) => ask<T>({ method: 'POST', path, body, idempotencyKey })
  return key === undefined ? onceNamed(`${path} ${JSON.stringify(body)}`, send) : send(key)
}

export const put = <T>(path: string, body: object): Promise<T> =>
  ask<T>({ method: 'PUT', path, body })

/** Deletes; some deletions answer what went and what stays. */
export const remove = <T = void>(path: string): Promise<T> => ask<T>({ method: 'DELETE', path })

/** Address of something the browser or the phone downloads by itself. */
export const addressOf = (path: string, query: Query = {}): string =>
  `${API_URL}/api${path}${queryText(query)}`

/** Signs in first when nobody is, and once more when the session has ended meanwhile. */
async function ask<T>(request: Ask): Promise<T> {
  if (!renew || request.path.startsWith('/session')) return persistently<T>(request)
  if (!token()) await renew()
  try {
    return await persistently<T>(request)
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error
    await renew()
    return persistently<T>(request)
  }
}

const token = (): string | undefined => kept<{ token: string }>('linli.session')?.token

/** Sends until something is decided: a failing network or a busy server is asked again with the same key. */
async function persistently<T>(request: Ask): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await once<T>(request)
    } catch (error) {
      if (!mayRepeat(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return once<T>(request)
}

/** Too many requests (429) pass too, but asking again at once is what they are about. */
const mayRepeat = (error: unknown): boolean =>
  error instanceof Refused && error.passing && error.status !== 429

async function once<T>(request: Ask): Promise<T> {
  const { status, data } = await send(request)
  if (status >= 200 && status < 300) return data as T
  throw refusedBy(status, data)
}

/** One attempt. WeChat calls every answer a success, whatever its status. */
function send({ method, path, query, body, idempotencyKey }: Ask): Promise<Answer> {
  const mine = token()
  return new Promise((resolve, reject) => {
    wx.request({
      url: addressOf(path, query),
      method,
      ...(body ? { data: body } : {}),
      timeout: 15_000,
      header: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(mine ? { authorization: `Bearer ${mine}` } : {}),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      success: ({ statusCode, data, header }) => {
        hearTime(header)
        resolve({ status: statusCode, data })
      },
      fail: () => reject(noNetwork()),
    })
  })
}

/** Every answer tells the server's time, so that no page has to ask for it. */
function hearTime(header: Record<string, unknown> | undefined): void {
  const name = Object.keys(header ?? {}).find((key) => key.toLowerCase() === 'x-now')
  const value = name ? header?.[name] : undefined
  if (typeof value === 'string') heardTime(value)
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}
