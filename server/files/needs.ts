import type { Actor } from '../kit/actor'
import type { Audit } from '../kit/audit'
import type { Clock } from '../kit/clock'
import type { Vault } from '../kit/vault'
import type { PeopleReads } from '../people/reads'
import type { Bytes } from './types'

/** What the files room is given. */
export interface FileNeeds {
  people: Pick<PeopleReads, 'person' | 'personInScope' | 'personKnown' | 'centreOf' | 'chainOf'>
  /** Somebody with the rights of this moment: a link made before a mandate was revoked opens nothing after. */
  actorOf: (personId: string) => Promise<Actor>
  audit: Pick<Audit, 'append'>
  /** Where bytes lie; they are sealed on the way there. */
  bytes: Bytes
  vault: Vault
  linkKey: Buffer
  clock: Clock
}
