import type { Turn } from '../kit/jobs'
import type { Visit } from './types'

type Visits = Iterable<Visit> | AsyncIterable<Visit>

/**
 * What a job does to every visit that is due; answers to how many it did something. One that fails holds up no other:
 * the rest is done, and then the run fails with each failure named, so that it is logged and tried again.
 */
export async function eachDue(
  visits: Visits,
  turn: Turn,
  work: (visit: Visit) => Promise<boolean>,
): Promise<number> {
  const failures: Error[] = []
  let done = 0
  for await (const visit of visits) {
    await turn.hold()
    try {
      if (await work(visit)) done += 1
    } catch (thrown) {
      failures.push(new Error(`visit ${visit.id} failed`, { cause: thrown }))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} visits failed`)
  return done
}
