import type { Actor } from '../kit/actor'
import type { PeopleReads } from '../people/reads'
import type { KeptFile } from './types'

type People = Pick<PeopleReads, 'personInScope' | 'personKnown'>

/**
 * Whoever may read the elder's records may see a paper about her, on the same terms; what names no elder is the
 * uploader's. Refuses like `personInScope`.
 */
export async function maySee(people: People, actor: Actor, file: KeptFile): Promise<boolean> {
  const { elderId } = file
  if (elderId === undefined) return file.act.byId === actor.id
  return (await people.personInScope(actor, elderId)) !== undefined
}

/** Whoever does anything for the elder may hand in a paper about her. */
export const mayAdd = async (people: People, actor: Actor, elderId: string): Promise<boolean> =>
  (await people.personKnown(actor, elderId)) !== undefined
