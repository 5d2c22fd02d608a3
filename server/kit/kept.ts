import { wallNow } from './clock'

const MOST_KEPT = 10_000

/**
 * Readings that hardly ever change, kept in this process for so many milliseconds: never rights, never anything of a
 * person. What this process writes drops them at once (`forget`); what another one writes is seen when the time is
 * over. A key without an answer is not kept.
 */
export function createKept<Value>(ms: number) {
  const kept = new Map<string, { value: Value; until: number }>()
  let writes = 0

  /** Of these keys: what is kept, and the others asked for together. */
  async function each(
    keys: readonly string[],
    ask: (missing: string[]) => Promise<Map<string, Value>>,
  ): Promise<Map<string, Value>> {
    const now = wallNow()
    const standing = [...new Set(keys)].map((key) => [key, fresh(key, now)] as const)
    const missing = standing.flatMap(([key, entry]) => (entry ? [] : [key]))
    const seen = writes
    const asked = missing.length > 0 ? await ask(missing) : new Map<string, Value>()
    // What was read while somebody wrote may be of before.
    if (seen === writes) keep(asked, now + ms)
    return new Map([
      ...standing.flatMap(([key, entry]) => (entry ? [[key, entry.value] as const] : [])),
      ...asked,
    ])
  }

  function fresh(key: string, now: number) {
    const entry = kept.get(key)
    return entry && entry.until > now ? entry : undefined
  }

  function keep(asked: ReadonlyMap<string, Value>, until: number) {
    if (kept.size + asked.size > MOST_KEPT) kept.clear()
    for (const [key, value] of asked) kept.set(key, { value, until })
  }

  function forget(): void {
    writes += 1
    kept.clear()
  }

  return { each, forget }
}
