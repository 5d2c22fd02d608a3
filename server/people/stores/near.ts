import { trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import { PersonModel } from '../models/person'
import { personOf } from './person-row'
import type { StoredPerson } from './person-row'
import type { Person } from '../types'

const MOST_LOOKED_AT = 200

/** Those of any centre who might be meant: born on that day with these initials, or of that name in the street. */
export const nearStore = {
  async candidates(facts: {
    name: string
    initials: string
    birthDate: Day
    street: string
  }): Promise<Person[]> {
    const { name, initials, birthDate, street } = facts
    const inStreet = trusted({ $gte: street, $lt: `${street}\u{10FFFF}` })
    // One after the other: in a transaction two questions at once would both begin it.
    const born = await find({ birthDate, initials })
    const named = await find({ name, communityCode: inStreet })
    return [...new Map([...born, ...named].map((person) => [person.id, person])).values()]
  },
}

async function find(filter: object): Promise<Person[]> {
  const rows = await PersonModel.find({ ...filter, registered: true })
    .limit(MOST_LOOKED_AT)
    .lean<StoredPerson[]>()
  return rows.map(personOf)
}
