/** One crossing from page logic to the screen. */
interface SetDataRecord {
  /** Path of the page or component. */
  is: string
  bytes: number
  keys: string[]
}

/** What happened from one opening of a page, or from one tap, until the next. */
export interface Interaction {
  kind: 'open' | 'tap'
  /** Route of the page; for a tap also the text tapped. */
  page: string
  target: string
  setData: SetDataRecord[]
  requests: { method: string; url: string }[]
  /** The router moved: limits for taps that stay on the page do not apply. */
  left: boolean
  /** For a page: milliseconds from the call that opened it to its onReady. */
  readyMs?: number
}

interface Sum {
  calls: number
  bytes: number
  requests: number
}

/** The recorder behind `window.__host.metrics`. */
export interface Metrics {
  interactions: Interaction[]
  begin(kind: Interaction['kind'], page: string, target: string): Interaction
  current(): Interaction
  countRequest(method: string, url: string): void
  countSetData(is: string, data: unknown): void
  /** Totals of an interaction; components of npm packages are counted as well, as WeChat does. */
  sum(interaction: Interaction): Sum
  reset(): void
}

const encoder = new TextEncoder()

export function createMetrics(): Metrics {
  const interactions: Interaction[] = []
  const before = (): Interaction => ({
    kind: 'open',
    page: '',
    target: 'launch',
    setData: [],
    requests: [],
    left: false,
  })
  let now = before()
  return {
    interactions,
    begin: (kind, page, target) => {
      now = { ...before(), kind, page, target }
      interactions.push(now)
      return now
    },
    current: () => now,
    countRequest: (method, url) => void now.requests.push({ method, url }),
    countSetData: (is, data) => void now.setData.push({ is, ...sizeOf(data) }),
    sum: ({ setData, requests }) => ({
      calls: setData.length,
      bytes: setData.reduce((total, { bytes }) => total + bytes, 0),
      requests: requests.length,
    }),
    reset: () => {
      interactions.length = 0
      now = before()
    },
  }
}

/** Bytes of UTF-8 JSON, which is what crosses the bridge in WeChat. */
function sizeOf(data: unknown): { bytes: number; keys: string[] } {
  const text = JSON.stringify(data) as string | undefined
  return { bytes: encoder.encode(text ?? '').length, keys: Object.keys(data as object) }
}
