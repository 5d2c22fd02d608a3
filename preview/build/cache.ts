/** Remembers what a file compiled to as long as the file does not change, across rebuilds of a watch. */
export interface Cache {
  of<T>(kind: string, key: string, stamp: string, make: () => T): T
}

export function createCache(): Cache {
  const entries = new Map<string, { stamp: string; value: unknown }>()
  function of<T>(kind: string, key: string, stamp: string, make: () => T): T {
    const id = `${kind}:${key}`
    const known = entries.get(id)
    if (known?.stamp === stamp) return known.value as T
    const value = make()
    entries.set(id, { stamp, value })
    return value
  }
  return { of }
}
