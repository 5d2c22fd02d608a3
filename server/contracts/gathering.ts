import type { PeopleReads } from '../people/reads'
import type { Person, Team } from '../people/types'
import type { Contract } from './types'

/** What a contract only holds ids of. */
export interface Around {
  persons: Map<string, Person>
  teams: Map<string, Team>
  centres: Map<string, { name: string }>
  doctors: Map<string, string>
}

/** The people, teams and centres of contracts, in one question each. */
export const createGathering = (people: PeopleReads) => ({
  /** One question after the other: inside a transaction the database answers one at a time. */
  async around(contracts: readonly Contract[]): Promise<Around> {
    const persons = await people.persons(unique(contracts.map(({ elderId }) => elderId)))
    const teams = await people.teams(unique(contracts.map(({ teamId }) => teamId)))
    const all = [...teams.values()]
    const centres = await people.organisations(unique(all.map(({ centreId }) => centreId)))
    const doctors = await people.names(unique(all.map(({ doctorId }) => doctorId)))
    return { persons, teams, centres, doctors }
  },
})

const unique = (ids: string[]) => [...new Set(ids)]
