import type { MandateScope } from '../../shared/mandates'
import { isResidentSide } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Glass } from './access/glass'
import { refuseFormer } from './mandates/side'
import { sightOf } from './policy'
import { peopleStore } from './stores/people'
import type { Person } from './types'

/** Whom an actor may see, and for what: every room asks here, so nobody walks around it. */
export const createSight = ({ glass }: { glass: Glass }) => ({
  /** For a row already found within the actor's sight: refuses with `access.reason-needed` when it needs a reason. */
  refuseUnlessOpen: glass.refuseUnlessOpen,

  /** For a row not found: a relative whose mandate ended or does not cover this is told so; others hear nothing. */
  refuseFormer,

  /**
   * A person whose records the actor may see: of the organisations of the roles held, the actor's own self, or an
   * elder with a mandate that covers the scope. Undefined is the same for missing and for out of scope. Refuses with
   * `mandate.*` a relative whose mandate ended or does not cover this, and with `access.reason-needed` staff who
   * have to give a reason first.
   */
  async personInScope(
    actor: Actor,
    id: string,
    scope: MandateScope = 'read',
  ): Promise<Person | undefined> {
    const person = await peopleStore.seenBy(sightOf(actor, scope), id)
    if (person) await glass.refuseUnlessOpen(actor, person)
    else await refuseFormer(actor, id, scope)
    return person
  },

  /** A person whom the actor at least knows of: any mandate is enough. Never shown whole. */
  personKnown: (actor: Actor, id: string): Promise<Person | undefined> =>
    peopleStore.seenBy(sightOf(actor), id),

  /** The person for whom the actor stands on the resident's side; refuses like `personInScope`. */
  async personActedFor(actor: Actor, id: string, scope: MandateScope): Promise<Person | undefined> {
    if (isResidentSide(actor, id, scope)) return peopleStore.byId(id)
    await refuseFormer(actor, id, scope)
    return undefined
  },

  /** By the roles held only, and without a reason: for acts of staff that show no record. */
  personOfStaff: ofStaff,

  /** By the roles held only, for whoever changes the file: takes a reason first where reading it does. */
  async fileOfStaff(actor: Actor, id: string): Promise<Person | undefined> {
    const person = await ofStaff(actor, id)
    if (person) await glass.refuseUnlessOpen(actor, person)
    return person
  },
})

const ofStaff = (actor: Actor, id: string): Promise<Person | undefined> =>
  peopleStore.seenBy({ orgIds: sightOf(actor).orgIds, personIds: [] }, id)
