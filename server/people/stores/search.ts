import { trusted } from 'mongoose'
import { PersonModel } from '../models/person'
import { personOf } from './person-row'
import type { StoredPerson } from './person-row'
import type { Person } from '../types'

interface Beginning {
  centreIds: readonly string[]
  by: 'name' | 'initials'
  start: string
  limit: number
}

export const searchStore = {
  /** The first people, in order, whose name or initials begin so; each centre is one stretch of the index. */
  async startingWith({ centreIds, by, start, limit }: Beginning): Promise<Person[]> {
    const beginning = { [by]: trusted({ $gte: start, $lt: `${start}\u{10FFFF}` }) }
    const stretches = centreIds.map((centreId) =>
      PersonModel.find({ centreId, ...beginning, registered: true })
        .sort({ [by]: 1, _id: 1 })
        .limit(limit)
        .lean<StoredPerson[]>(),
    )
    return (await Promise.all(stretches)).flat().map(personOf)
  },
}
