type Listener = (...values: never[]) => void

/** The channel between a page and the page it opened. */
export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  emit(name: string, ...values: unknown[]): void
}

/** Both ends; what one emits the other hears. */
export function eventChannels(): [opener: EventChannel, opened: EventChannel] {
  const towardsOpener = new Map<string, Listener[]>()
  const towardsOpened = new Map<string, Listener[]>()
  return [end(towardsOpener, towardsOpened), end(towardsOpened, towardsOpener)]
}

function end(mine: Map<string, Listener[]>, theirs: Map<string, Listener[]>): EventChannel {
  const on = (name: string, listener: Listener) =>
    void mine.set(name, [...(mine.get(name) ?? []), listener])
  const off = (name: string, listener?: Listener) =>
    void mine.set(name, listener ? (mine.get(name) ?? []).filter((one) => one !== listener) : [])
  const once = (name: string, listener: Listener) => {
    const wrapped: Listener = (...values) => {
      off(name, wrapped)
      listener(...values)
    }
    on(name, wrapped)
  }
  const emit = (name: string, ...values: unknown[]) => {
    for (const listener of theirs.get(name) ?? []) listener(...(values as never[]))
  }
  return { on, once, off, emit }
}
