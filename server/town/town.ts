import { personas } from '../../shared/session'
import type { DemoPapers, DemoPerson, Persona } from '../../shared/session'
import { wallNow } from '../kit/clock'
import type { Town } from '../kit/demo-town'
import { systemStore } from '../kit/system-store'
import type { TownClock } from '../kit/town-clock'
import type { Vault } from '../kit/vault'
import { cast } from './cast'
import { generateTown, TOWN_SEED } from './generate'
import type { TownPlan } from './plan'
import { idOf } from './random'
import { writeTown } from './write-town'

/** When the town's clock begins: a Wednesday morning, the day after its twelve months of history. */
const TOWN_BEGINS = new Date('2026-03-04T10:00:00+08:00')

interface Needs {
  clock: TownClock
  vault: Vault
}

/** The demo town: who is on its landing page, and how an empty database becomes it. */
export function createTown({ clock, vault }: Needs, seed = TOWN_SEED): Town {
  let planned: TownPlan | undefined
  const plan = () => (planned ??= generateTown(seed))

  /** The people of the landing page, in its order. */
  function people(): DemoPerson[] {
    return personas.map((persona) => ({ persona, name: personOf(persona).name, ...cast[persona] }))
  }

  /** 刘大山 has signed nothing and speaks for himself: his papers are for trying a new phone. */
  function papers(): DemoPapers {
    const { name, reach } = personOf('liu-dashan')
    const { identityNumber = '', phones: [phone] = [] } = reach ?? {}
    return { name, identityNumber, phone: phone?.number ?? '' }
  }

  /** Undefined when the database holds no town; ids follow from the seed it was made with. */
  async function personIdOf(persona: Persona): Promise<string | undefined> {
    const made = await systemStore.townSeed()
    return made === undefined ? undefined : idOf(made, personOf(persona).key)
  }

  function personOf(persona: Persona) {
    const person = plan().people.find((each) => each.persona === persona)
    if (!person) throw new TypeError(`The town has no ${persona}`)
    return person
  }

  /** Fills an empty database; the mark that this is a town comes last, so that a broken-off seeding is seen. */
  async function seedIfEmpty(tell: (line: string) => void): Promise<void> {
    await clock.begin(TOWN_BEGINS)
    await writeTown(plan(), tell, vault)
    await systemStore.markTown(seed, new Date(wallNow()))
  }

  return { people, papers, personIdOf, seedIfEmpty }
}
