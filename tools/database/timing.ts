/** Times operations from the client's side. */

/**
 * The median microseconds of each kind of operation, taken in turns: whatever else the machine does
 * meets all kinds alike.
 */
export async function inTurns<K extends string>(
  count: number,
  works: Record<K, (i: number) => Promise<unknown>>,
): Promise<Record<K, number>> {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, [] as number[]]))
  for (let i = 0; i < count; i++) {
    for (const [name, work] of Object.entries<(i: number) => Promise<unknown>>(works)) {
      const begun = performance.now()
      await work(i)
      times[name]?.push((performance.now() - begun) * 1000)
    }
  }
  const medians = Object.entries(times).map(([name, all]) => [name, median(all)])
  return Object.fromEntries(medians) as Record<K, number>
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

/** Microseconds per operation, one after the other. */
export async function each(count: number, work: (i: number) => unknown): Promise<number> {
  const begun = performance.now()
  for (let i = 0; i < count; i++) await work(i)
  return ((performance.now() - begun) * 1000) / count
}

/** Microseconds per operation when many clients work side by side. */
export async function together(
  clients: number,
  count: number,
  work: (i: number) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const client = async (): Promise<void> => {
    while (next < count) await work(next++)
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return ((performance.now() - begun) * 1000) / count
}
