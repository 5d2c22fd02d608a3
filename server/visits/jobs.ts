import { eachDue as eachOf } from '../kit/each-due'
import type { Turn } from '../kit/jobs'
import type { Visit } from './types'

/** What a job does to every visit that is due, each named in the log by its id when it fails. */
export const eachDue = (
  visits: Iterable<Visit> | AsyncIterable<Visit>,
  turn: Turn,
  work: (visit: Visit) => Promise<boolean>,
): Promise<number> => eachOf(visits, { turn, nameOf: ({ id }) => `visit ${id}` }, work)
