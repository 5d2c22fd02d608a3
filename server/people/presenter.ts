import type { Day } from '../../shared/day'
import type { Page, PersonCard, PersonView } from '../../shared/people'
import type { Clock } from '../kit/clock'
import type { PeopleReads } from './reads'
import type { Person } from './types'
import { reachOf } from './reach'
import { personCard, personView } from './view'

/** The family-doctor team in force of each elder on a day, as the contracts room knows it. */
export type TeamsInForce = (
  elderIds: readonly string[],
  day: Day,
) => Promise<Map<string, { id: string; name: string }>>

interface Needs {
  reads: PeopleReads
  clock: Clock
  teamsInForce: TeamsInForce
}

/** Gathers what stands around a person, so that one answer is enough for a screen. */
export function createPresenter({ reads, clock, teamsInForce }: Needs) {
  async function file(person: Person): Promise<PersonView> {
    const day = clock.today()
    const [centre, relatives, teams, reach] = await Promise.all([
      reads.centreOf(person),
      reads.mandatesOver(person.id),
      teamsInForce([person.id], day),
      reachOf(person.id),
    ])
    return personView(person, { day, centre, relatives, team: teams.get(person.id), reach })
  }

  async function cards({ items, next }: Page<Person>): Promise<Page<PersonCard>> {
    const day = clock.today()
    const teams = await teamsInForce(
      items.map(({ id }) => id),
      day,
    )
    const shown = items.map((person) => personCard(person, day, teams.get(person.id)))
    return { items: shown, ...(next === undefined ? {} : { next }) }
  }

  return { file, cards }
}

export type Presenter = ReturnType<typeof createPresenter>
