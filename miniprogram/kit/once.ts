import { newId } from './identifier'
import { Refused } from './refused'

/** Names of what was sent and never answered, by what it was. */
const unanswered = new Map<string, string>()

/**
 * Does something under a name of its own. Whoever does the same again because no answer came does it under the same
 * name, so that the service does it once; something else, or the same after an answer, has a name of its own.
 */
export async function once<T>(what: string, work: (name: string) => Promise<T>): Promise<T> {
  const name = unanswered.get(what) ?? newId()
  unanswered.set(what, name)
  try {
    const answer = await work(name)
    unanswered.delete(what)
    return answer
  } catch (error) {
    if (!(error instanceof Refused) || !error.passing) unanswered.delete(what)
    throw error
  }
}
