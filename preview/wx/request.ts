import type { Host } from '../runtime/contract'
import { failed, Failure, listeners, type Apis, type Result } from './call'

interface RequestOptions {
  url: string
  data?: unknown
  header?: Record<string, string>
  method?: string
  timeout?: number
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
  enableChunked?: boolean
  success?: (result: Result) => void
  fail?: (result: Result) => void
  complete?: (result: Result) => void
}

const TIMEOUT = 60_000

/** `wx.request` over fetch. It answers through callbacks only; what it returns is the task, as in WeChat. */
export function requestApis(host: Host): Apis {
  return { request: (options: RequestOptions) => new RequestTask(host, options) }
}

class RequestTask {
  private readonly stop = new AbortController()
  private readonly headers = listeners<Result>()
  private readonly chunks = listeners<Result>()
  private reason = 'abort'

  readonly onHeadersReceived = this.headers.on
  readonly offHeadersReceived = this.headers.off
  readonly onChunkReceived = this.chunks.on
  readonly offChunkReceived = this.chunks.off

  constructor(
    private readonly host: Host,
    private readonly options: RequestOptions,
  ) {
    void this.run()
  }

  abort(): void {
    this.stop.abort()
  }

  private async run(): Promise<void> {
    const { success, fail, complete } = this.options
    const { ok, result } = await this.settled()
    if (ok) success?.(result)
    else fail?.(result)
    complete?.(result)
  }

  private async settled(): Promise<{ ok: boolean; result: Result }> {
    try {
      return { ok: true, result: { errMsg: 'request:ok', ...(await this.send()) } }
    } catch (thrown) {
      const aborted = this.stop.signal.aborted
      const failure = aborted ? new Failure(this.reason) : networkFailure(thrown)
      return { ok: false, result: failed('request', failure) }
    }
  }

  private async send(): Promise<Result> {
    const { url, init } = fetchArguments(this.host, this.options)
    const timer = setTimeout(() => {
      this.reason = 'timeout'
      this.stop.abort()
    }, this.options.timeout ?? TIMEOUT)
    try {
      this.host.countRequest(init.method ?? 'GET', this.options.url)
      const response = await fetch(url, { ...init, signal: this.stop.signal })
      const header = Object.fromEntries(response.headers)
      this.headers.tell({ header, statusCode: response.status, cookies: [] })
      const data = await this.body(response)
      return { data, statusCode: response.status, header, cookies: [] }
    } finally {
      clearTimeout(timer)
    }
  }

  private async body(response: Response): Promise<unknown> {
    const { enableChunked, responseType, dataType = 'json' } = this.options
    if (enableChunked && response.body) return this.stream(response.body)
    if (responseType === 'arraybuffer') return response.arrayBuffer()
    const text = await response.text()
    return dataType === 'json' ? parsed(text) : text
  }

  private async stream(body: ReadableStream<Uint8Array>): Promise<string> {
    const reader = body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      this.chunks.tell({ data: part.value.slice().buffer })
    }
    return ''
  }
}

/** WeChat gives back the text as it is when it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The browser says no more than "Failed to fetch"; WeChat's code for a dead network is 5 with errno 600001. */
function networkFailure(thrown: unknown): Failure {
  const said = thrown instanceof Error ? thrown.message : String(thrown)
  return new Failure(said, { errno: 600001 })
}

/** Where and how fetch must call for these options. */
function fetchArguments(host: Host, options: RequestOptions): { url: string; init: RequestInit } {
  const method = (options.method ?? 'GET').toUpperCase()
  const headers = new Headers({ 'content-type': 'application/json', ...options.header })
  const url = host.mapUrl(options.url)
  if (method === 'GET' || method === 'HEAD') {
    return {
      url: withQuery(url, options.data),
      init: { method, headers: withoutType(headers, options) },
    }
  }
  return {
    url,
    init: { method, headers, body: bodyOf(options.data, headers.get('content-type') ?? '') },
  }
}

/** A GET has no body, so a content type nobody asked for would only cost a preflight. */
function withoutType(headers: Headers, options: RequestOptions): Headers {
  const asked = Object.keys(options.header ?? {}).some(
    (name) => name.toLowerCase() === 'content-type',
  )
  if (!asked) headers.delete('content-type')
  return headers
}

function bodyOf(data: unknown, type: string): BodyInit | null {
  if (data === undefined || data === null) return null
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  return type.includes('x-www-form-urlencoded') ? query(data) : JSON.stringify(data)
}

function withQuery(url: string, data: unknown): string {
  const text = typeof data === 'string' ? data : query(data)
  if (!text) return url
  return url + (url.includes('?') ? '&' : '?') + text
}

function query(data: unknown): string {
  const pairs = Object.entries(data && typeof data === 'object' ? data : {})
  return pairs
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(worded(value))}`)
    .join('&')
}

function worded(value: unknown): string {
  return value && typeof value === 'object' ? JSON.stringify(value) : String(value)
}
