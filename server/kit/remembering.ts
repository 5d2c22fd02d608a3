import { AsyncLocalStorage } from 'node:async_hooks'

/** What one request has read so far, by topic and key. */
type Memories = Map<string, Map<string, Promise<unknown>>>

const storage = new AsyncLocalStorage<{ memories: Memories | undefined }>()

/**
 * Runs a request that need not read the same thing twice: rights, names and files are asked for by every room it goes
 * through. What is remembered ends with the request, so whatever it left running reads anew, and so does the next one:
 * a mandate taken back is gone at once.
 */
export async function rememberingReads<T>(work: () => Promise<T>): Promise<T> {
  const request: { memories: Memories | undefined } = { memories: new Map() }
  try {
    return await storage.run(request, work)
  } finally {
    request.memories = undefined
  }
}

/** Is there a request that remembers what is read ahead for it? */
export const isRemembering = (): boolean => storage.getStore()?.memories !== undefined

/** After a write of the topic, its readings are no longer true. */
export const forgetTopic = (topic: string): void => {
  storage.getStore()?.memories?.delete(topic)
}

/** A transaction was taken back: what was read in it never was. */
export const forgetReads = (): void => storage.getStore()?.memories?.clear()

/** Readings of one kind; outside of a request nothing is remembered. */
export interface Memory<Value> {
  /** The reading of this key, asked for once. */
  one(key: string, ask: () => Promise<Value>): Promise<Value>
  /** Of several keys: those not known yet are asked for together. A key without an answer is left out. */
  each(
    keys: readonly string[],
    ask: (missing: string[]) => Promise<Map<string, Value>>,
  ): Promise<Map<string, Value>>
  /** What is known of a key without asking. */
  known(key: string): Promise<Value> | undefined
  /** Read by the way, with something else. */
  put(key: string, value: Value): void
}

/** `topic` is what a write makes untrue: the collection. One memory a topic, or keys that tell them apart. */
export function createMemory<Value>(topic: string): Memory<Value> {
  function mine(): Map<string, Promise<Value | undefined>> | undefined {
    const memories = storage.getStore()?.memories
    if (!memories) return undefined
    const known = memories.get(topic) ?? new Map<string, Promise<unknown>>()
    memories.set(topic, known)
    return known as Map<string, Promise<Value | undefined>>
  }

  function one(key: string, ask: () => Promise<Value>): Promise<Value> {
    const memory = mine()
    const before = memory?.get(key) as Promise<Value> | undefined
    if (before) return before
    const asked = begun(ask)
    if (!memory) return asked
    memory.set(key, asked)
    return unlessFailed(memory, [key], asked)
  }

  async function each(
    keys: readonly string[],
    ask: (missing: string[]) => Promise<Map<string, Value>>,
  ): Promise<Map<string, Value>> {
    const memory = mine()
    if (!memory) return ask([...keys])
    const missing = [...new Set(keys)].filter((key) => !memory.has(key))
    if (missing.length > 0) {
      const asked = begun(() => ask(missing))
      for (const key of missing) memory.set(key, askedOf(asked, key))
      await unlessFailed(memory, missing, asked)
    }
    const found = new Map<string, Value>()
    for (const key of keys) {
      const value = await memory.get(key)
      if (value !== undefined) found.set(key, value)
    }
    return found
  }

  const known = (key: string) => mine()?.get(key) as Promise<Value> | undefined

  const put = (key: string, value: Value) => void mine()?.set(key, Promise.resolve(value))

  return { one, each, known, put }
}

/** A query of the database is no promise: whoever waits for it a second time would ask it again. */
const begun = async <T>(ask: () => Promise<T>): Promise<T> => ask()

/** A part of an answer that others may wait for; that it failed is told by whoever asked. */
function askedOf<Value>(asked: Promise<Map<string, Value>>, key: string) {
  const part = asked.then((found) => found.get(key))
  part.catch(() => undefined)
  return part
}

/** A question that failed may be asked again. */
async function unlessFailed<T>(
  memory: Map<string, unknown> | undefined,
  keys: readonly string[],
  asked: Promise<T>,
): Promise<T> {
  try {
    return await asked
  } catch (thrown) {
    for (const key of keys) memory?.delete(key)
    throw thrown
  }
}
