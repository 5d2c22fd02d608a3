import type { Turn } from './jobs'

interface How<Due> {
  /** Absent where it is no job's run. */
  turn?: Turn | undefined
  /** What the log calls it: no personal data. `visit 6b03…` */
  nameOf: (due: Due) => string
}

/**
 * What a job does to everything that is due; answers to how many it did something. One that fails holds up no other:
 * the rest is done, and then the run fails with each failure named, so that it is logged and tried again.
 */
export async function eachDue<Due>(
  all: Iterable<Due> | AsyncIterable<Due>,
  { turn, nameOf }: How<Due>,
  work: (due: Due) => Promise<boolean>,
): Promise<number> {
  const failures: Error[] = []
  let done = 0
  for await (const due of all) {
    await turn?.hold()
    try {
      if (await work(due)) done += 1
    } catch (thrown) {
      failures.push(new Error(`${nameOf(due)} failed`, { cause: thrown }))
    }
  }
  throwIfAny(failures)
  return done
}

function throwIfAny(failures: readonly Error[]) {
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} failed`)
}
