import type { HostSignals } from './contract'

type Listener<T> = (value: T) => void

/** App-level events of one phone. */
export interface Signals {
  on<E extends keyof HostSignals>(name: E, listener: Listener<HostSignals[E]>): () => void
  signal<E extends keyof HostSignals>(name: E, value: HostSignals[E]): void
}

export function createSignals(): Signals {
  const listeners = new Map<string, Set<Listener<never>>>()
  return {
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => void set.delete(listener)
    },
    signal: (name, value) => {
      for (const listener of [...(listeners.get(name) ?? [])]) listener(value as never)
    },
  }
}
