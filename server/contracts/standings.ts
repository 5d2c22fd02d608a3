import { mayActFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { ContractNeeds } from './needs'
import { standingAmong } from './reading'
import type { Current } from './reading'
import { contractStore } from './store'

/** Whom somebody may sign for. */
export function createStandings({ people, clock }: Pick<ContractNeeds, 'people' | 'clock'>) {
  /** What stands for each of them, without services: two questions, however many they are. */
  async function standings(actor: Actor): Promise<Current[]> {
    const persons = [...(await people.persons(mayActFor(actor, 'sign'))).values()]
    const contracts = await contractStore.ofElders(persons.map(({ id }) => id))
    return persons.map((person) => {
      const own = contracts.filter(({ elderId }) => elderId === person.id)
      return { person, ...standingAmong(own, clock.today()), recent: [] }
    })
  }

  return { standings }
}
