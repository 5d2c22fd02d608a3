import type { DemoPapers, DemoPerson, Persona } from '../../shared/session'

/** What a demo needs of the town. Everybody in it is invented. */
export interface Town {
  /** The people of the landing page, in its order. */
  people(): DemoPerson[]
  /** Papers to try binding a new phone with. */
  papers(): DemoPapers
  /** Undefined when the database holds no town. */
  personIdOf(persona: Persona): Promise<string | undefined>
  /** Fills an empty database and marks it as a town; tells how far it is. */
  seedIfEmpty(tell: (line: string) => void): Promise<void>
}
