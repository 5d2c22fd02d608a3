import { oneOf } from '../../kit/one-of'
import { peopleStore } from './people'

/** For a filter: the id of a person, or any of those merged into it. */
export const anyIdOf = async (personId: string) => oneOf(await peopleStore.idsOf(personId))
